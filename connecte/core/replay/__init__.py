"""A recorded run: any iteration at once, and where something happens in it."""

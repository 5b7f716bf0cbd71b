"""Small widgets: they are handed a state and speak by messages."""

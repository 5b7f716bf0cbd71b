"""The drawing: grid, look-alikes, code, the game of fooling."""

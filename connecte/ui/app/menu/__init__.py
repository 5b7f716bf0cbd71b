"""The menu: all that can be done on a screen, and what a key does elsewhere."""

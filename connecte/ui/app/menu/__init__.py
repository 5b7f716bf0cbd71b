"""The menu: all that can be done on a screen; what a key does elsewhere; what a move took back."""

"""The board: a second terminal for the class."""

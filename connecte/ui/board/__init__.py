"""The board: a second terminal that the class looks at."""

"""Drawings on a grid, their counts, and what can be found out about both."""

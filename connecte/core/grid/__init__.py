"""Drawings on a grid, the counts of their strips, and searches over both."""

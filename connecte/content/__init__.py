"""Turns files into values: finds, reads and checks activities."""

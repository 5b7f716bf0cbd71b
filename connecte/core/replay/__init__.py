"""Recordings of training runs: access to any iteration, events, and their file format."""

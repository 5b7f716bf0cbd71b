"""Runs of the training: from an activity to arrays, and from trained arrays back to cards."""

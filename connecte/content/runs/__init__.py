"""Runs of the training: from an activity to arrays, and from a trained state back to cards."""

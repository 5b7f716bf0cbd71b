"""The pictures of the training."""

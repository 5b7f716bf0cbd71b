"""The look-alikes: other drawings with the same counts."""

"""The network drawn with its weights as links."""

"""The learning by hand."""

"""Which moves are legal and what they do: one file for each part of the lesson."""

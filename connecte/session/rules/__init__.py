"""Which moves are legal and what they do, one file a part of the lesson."""

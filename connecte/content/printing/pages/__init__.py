"""Pages for a browser's window: a run to replay, a grid to draw on, pictures made from values."""

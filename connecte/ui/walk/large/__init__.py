"""A card shown large: its sum and its table, or its picture laid over the drawing."""

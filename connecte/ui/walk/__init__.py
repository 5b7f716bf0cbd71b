"""The walk from counts over cards to the verdict."""

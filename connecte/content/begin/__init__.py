"""What a new activity begins with."""

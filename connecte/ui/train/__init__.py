"""The learning by computer."""

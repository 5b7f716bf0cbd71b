"""Text of the user interface: translations, number formats, error messages.

The lowest floor: it imports no other package of connecte.
"""

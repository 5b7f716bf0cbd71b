"""What all screens share: the Classroom protocol, commands, notes, and the picture widget."""

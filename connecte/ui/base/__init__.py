"""What all screens share: the Classroom protocol, commands, notes, the picture widget."""

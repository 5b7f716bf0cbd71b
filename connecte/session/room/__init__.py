"""What is about the room and not about the activity: clock, blank board, roles."""

"""Values and mathematics of the activity: no file, no screen, no clock."""

"""Values and mathematics of the activity. It opens no file, draws no screen and reads no clock."""

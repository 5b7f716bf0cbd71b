"""The room, apart from the activity: clock, number of pupils, blank board."""

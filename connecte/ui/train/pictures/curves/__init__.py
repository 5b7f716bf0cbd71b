"""Charts over iterations, and the slope where a run stands."""

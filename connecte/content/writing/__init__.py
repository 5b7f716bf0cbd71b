"""Changes an activity's file; what is not changed keeps its bytes."""

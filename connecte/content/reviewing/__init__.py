"""Reviews an activity that has no fault: what a colleague would remark before the lesson."""

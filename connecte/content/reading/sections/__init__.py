"""Small sections of an activity file: the moves by hand, the plan of the hour, the questions, pictures."""

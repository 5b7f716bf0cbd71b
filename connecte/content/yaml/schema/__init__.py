"""What an activity file may hold: kinds of values, the table of its keys, the walk that checks a file."""

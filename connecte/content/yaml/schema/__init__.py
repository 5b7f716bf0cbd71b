"""What an activity file may hold: kinds of values, the table of its keys, and the walk that checks a file."""

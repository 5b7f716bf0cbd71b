"""What a class is helped with, and what it moves, in the learning by hand beside thresholds by one."""

"""From files to values: activities read, checked and found."""

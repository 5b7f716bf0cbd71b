"""What a teacher most probably meant by a value that is not accepted, and how to write it."""

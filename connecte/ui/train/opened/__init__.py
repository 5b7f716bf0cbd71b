"""One iteration opened, and why a number moved."""

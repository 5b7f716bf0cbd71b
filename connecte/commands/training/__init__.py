"""`train`, its export, and `replay`."""

"""What the training screen opens beside an iteration."""

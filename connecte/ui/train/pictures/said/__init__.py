"""What a trained network says of the examples, and two moments of it side by side."""

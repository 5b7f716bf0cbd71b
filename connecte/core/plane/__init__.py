"""Two inputs as a plane: sets of points that are made by seed, and what a network says everywhere on it."""

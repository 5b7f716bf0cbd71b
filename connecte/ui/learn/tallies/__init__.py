"""Cards as tallies: the examples stand on the sums that they give."""

"""Cards, the network they make, its verdict and the smallest repairs."""

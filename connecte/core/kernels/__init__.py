"""Kernels slid over a drawing: the maps that they make, and the largest of each 2 × 2."""

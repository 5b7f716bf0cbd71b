"""Reads what an activity does with a grid: the strips that cut it, the kernels that slide over it."""

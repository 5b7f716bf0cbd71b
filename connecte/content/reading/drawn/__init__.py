"""Reads what an activity does with a grid: the strips that cut it, the motifs that slide over it."""

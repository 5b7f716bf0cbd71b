"""Back-propagation: readable phases, the fast engine, many runs at once, explanations (reference §6)."""

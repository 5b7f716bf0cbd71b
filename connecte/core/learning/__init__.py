"""Back-propagation: readable phases, the fast engine, many runs at once, and why a number moved."""

"""Commands for those who write activities: a new one, an editor of ours, and what other editors ask for."""

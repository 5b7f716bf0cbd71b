"""Faults of YAML syntax, explained in a teacher's terms."""

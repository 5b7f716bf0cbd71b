"""YAML files: read with a place for every value, and checked against one table of keys."""

"""Builds an activity from a checked YAML file."""

"""From a checked YAML file to an activity."""

"""Runs made to search: the largest step that does not overflow, the best of many."""

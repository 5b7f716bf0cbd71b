"""Styled characters from values: no widget, no screen."""

"""Tests of the language of what is shown."""

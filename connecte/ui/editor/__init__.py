"""Follows and edits the activity's file."""

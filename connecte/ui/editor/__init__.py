"""The activity's file: followed, and edited."""

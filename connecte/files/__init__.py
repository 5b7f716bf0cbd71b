"""The one place that opens, reads and writes files of the user's; sessions have their own store."""

"""The learning by hand where weights and thresholds are moved by steps: the screen and its painters."""

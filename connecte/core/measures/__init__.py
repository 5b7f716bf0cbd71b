"""How good a network is: confusion, precision, recall, F1, ROC and its area (networks.md §3)."""

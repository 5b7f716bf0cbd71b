"""Pictures made of grey cells: their files, the mean of a class, and the one that fools a network."""

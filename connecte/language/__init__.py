"""French, numbers, errors: what every other floor speaks with. Imports nothing of ours."""

"""The cost as a landscape over one or two numbers of the network, and when a run goes up in it."""

"""What the class tries by itself: exercises, one neuron alone, fooling the network."""

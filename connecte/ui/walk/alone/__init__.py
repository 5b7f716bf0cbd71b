"""One neuron that is to do alone what several do, where that cannot be."""

"""Pictures of what a network decides: over a plane of two inputs, and as a threshold turns."""

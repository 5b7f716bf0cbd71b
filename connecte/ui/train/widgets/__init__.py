"""Pictures of the training that answer the mouse."""

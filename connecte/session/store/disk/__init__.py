"""What the store asks of the system: plain files, a lock, syncing."""

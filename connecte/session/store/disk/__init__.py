"""File operations of the store: plain files, a lock, syncing to disk."""

"""Sessions on disk: the journal, its lock, the folder of all sessions, drafts."""

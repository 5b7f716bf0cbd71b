"""One file a command: results on stdout, messages on stderr, an exit code back."""

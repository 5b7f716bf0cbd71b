"""The commands, one file each: results go to stdout, messages to stderr; each returns an exit code."""

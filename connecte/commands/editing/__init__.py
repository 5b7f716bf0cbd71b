"""Commands for those who write activities in an editor, ours or theirs."""

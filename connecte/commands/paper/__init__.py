"""Commands that write pages or lists for people: cards, report, roles."""

"""The vote on what the network will answer: hands are counted, first alone, then after a discussion."""

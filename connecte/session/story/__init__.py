"""What a class did, read from its moves: story, closing questions, report."""

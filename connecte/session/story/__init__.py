"""What a class did, read from its states: story, closing questions, diagnosis, report."""

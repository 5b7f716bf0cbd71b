"""The keys: each with its one meaning, and how a digit is read from any keyboard."""

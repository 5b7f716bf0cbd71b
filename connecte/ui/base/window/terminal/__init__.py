"""Between the terminal and textual: what terminals really send, and how they really end."""

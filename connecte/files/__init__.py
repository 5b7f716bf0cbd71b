"""Read and write the user's files. Sessions are stored by `session.store` instead."""

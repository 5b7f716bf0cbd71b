"""What a class says before it is shown: votes on the verdict, predictions of what learning does."""

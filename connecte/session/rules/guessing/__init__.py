"""The rules of what a class says before it is shown: questions with choices, predictions, votes."""

"""The rules of what a class says or tries before it is shown: questions with choices, predictions, votes, the
game of fooling the network.
"""

"""The classroom without a screen: states, moves and the rules that join them."""

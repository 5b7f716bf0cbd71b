"""The session of a class without a screen: states, moves and the rules that apply moves."""

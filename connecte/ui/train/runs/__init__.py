"""The runs behind the training screen: recorded in the background, played, searched."""

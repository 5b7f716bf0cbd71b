"""A classroom workshop without computers, "Connecte tes neurones", walked through in a terminal."""

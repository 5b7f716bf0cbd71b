"""Two numbers chosen on a plane, and the points that the class puts there."""

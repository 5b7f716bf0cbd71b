"""Charts in braille: rasters of curves, and the cost over one number with its slope."""

"""The screen of a kernel that slides over the drawing, and of the largest of each square of its map."""

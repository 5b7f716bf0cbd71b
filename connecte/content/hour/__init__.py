"""The hour: the parts of a run sheet, how they share the minutes, and which pupil does what."""

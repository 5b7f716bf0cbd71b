"""Tests speak the language of the sources, whatever the user's: gettext reads this once, at import."""

import os

os.environ["LANGUAGE"] = "C"
os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as `connecte.cli` does; read when NumPy is imported

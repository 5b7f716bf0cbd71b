"""The cure of a fault: a sentence for the author, and the text to write where it is known."""

from __future__ import annotations

from connecte.language.value import NamedTuple


class Cure(NamedTuple):
    """What to try for a value that is not accepted."""

    hint: str = ""
    """What to try, in the author's words; empty where nothing is known."""
    put: str | None = None
    """The text to write in place of the value; None where no single text is certain."""


NONE = Cure()

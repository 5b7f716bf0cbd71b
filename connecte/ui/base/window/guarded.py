"""A sentence in place of a picture whose painter fails, so that the rest of the screen lives on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from connecte.files.fault_log import note_fault
from connecte.language.i18n import _
from connecte.ui.paint.lines import Line
from connecte.ui.paint.wrapping import wrapped


def guarded(paint: Callable[[], list[Line]], width: int) -> list[Line]:
    """Return the lines that `paint` gives, or a sentence of that width; the fault is in the log."""
    try:
        return paint()
    except Exception as error:
        note_fault(error, datetime.now())
        return [[(line, "bold $error")] for line in wrapped(_("Cette image n'a pas pu être dessinée."), width)]

"""A page as PDF bytes, by a browser of this machine."""

from __future__ import annotations

import tempfile
from pathlib import Path

from connecte.commands.output import message
from connecte.content.printing.pdf import browser, print_to_pdf
from connecte.files.reader import read
from connecte.files.writer import write
from connecte.language.errors import ConnecteError
from connecte.language.i18n import _

_LARGEST = 1 << 30


class PrintError(ConnecteError):
    """What cannot be printed as asked: no browser, a state that does not fit."""


def need_browser() -> str:
    """Return the browser that prints. Raises PrintError where there is none, before long work is done."""
    command = browser()
    if command is None:
        text = _("aucun Chromium ni Chrome ici pour faire un PDF : sans --pdf, ouvrir la page et l'imprimer")
        raise PrintError(text)
    return command


def as_pdf(html: str) -> bytes:
    """Return a page as the PDF that a browser prints. Raises PrintError."""
    command = need_browser()
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder) / "page.html", Path(folder) / "page.pdf"
        write(page, html.encode("utf-8"))
        message(_("le navigateur imprime…"))
        if not print_to_pdf(command, page, pdf):
            text = _("{command} n'a pas su faire le PDF : sans --pdf, ouvrir la page et l'imprimer")
            raise PrintError(text.format(command=command))
        return read(pdf, _LARGEST)

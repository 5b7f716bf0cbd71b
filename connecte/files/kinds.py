"""Tell plain files from folders, pipes, sockets and devices."""

from __future__ import annotations

import stat

from connecte.language.i18n import _


def refusal(mode: int) -> str:
    """Return why a file of this `st_mode` is neither read nor replaced; empty for a plain file."""
    if stat.S_ISREG(mode):
        return ""
    if stat.S_ISDIR(mode):
        return _("c'est un dossier")
    if stat.S_ISFIFO(mode):
        return _("c'est un tube (FIFO), il faut un fichier ordinaire")
    if stat.S_ISSOCK(mode):
        return _("c'est une prise (socket), il faut un fichier ordinaire")
    return _("c'est un périphérique, il faut un fichier ordinaire")

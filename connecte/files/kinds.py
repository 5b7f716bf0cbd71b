"""Tell plain files from folders, pipes, sockets and devices, which Windows knows by their names."""

from __future__ import annotations

import stat
import sys

from connecte.language.i18n import _

_NOT_IN_WINDOWS = '<>:"|?*\\'
_DEVICES = {
    "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
    *(f"{port}{n}" for port in ("COM", "LPT") for n in "123456789¹²³"),
}  # fmt: skip


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


def refused_by_windows(name: str) -> str:
    """Return why no file can be called that on Windows; empty where one can, also with any ending added.

    What is written to a device's name or behind a colon goes where nobody finds it, and Windows cuts off dots
    and spaces at the end.
    """
    forbidden = next((character for character in name if character in _NOT_IN_WINDOWS), "")
    if forbidden:
        text = _("Windows n'admet pas « {character} » dans un nom de fichier")
        return text.format(character=forbidden)
    if name.partition(".")[0].rstrip().upper() in _DEVICES:
        return _("Windows garde ce nom pour un appareil ; en choisir un autre")
    if name != name.rstrip(". "):
        return _("un nom ne peut pas finir par un point ou une espace")
    return ""


def refused_here(name: str) -> str:
    """Return why this system takes no file of that name; empty where it does or says so itself."""
    return refused_by_windows(name) if sys.platform == "win32" else ""

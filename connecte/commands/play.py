"""`connecte play` and `connecte guide`: a terminal is needed for the one, used by the other."""

from __future__ import annotations

import sys
from pathlib import Path

from connecte.content.catalog import load
from connecte.errors import UsageError
from connecte.i18n import _
from connecte.plain import terminal_is_plain


def play(name: str | None, plain: bool) -> int:
    """Open the screens, on an activity if one is named. Raises UsageError without a terminal."""
    activity = load(name) if name else None
    if not _has_terminal():
        raise UsageError(
            _("connecte a besoin d'un terminal : le lancer à la main, sans redirection (voir connecte --help)")
        )
    from connecte.ui.app import ConnecteApp

    return ConnecteApp(activity, plain=plain or terminal_is_plain()).run() or 0


def guide(plain: bool) -> int:
    """The first five minutes: as pages in a terminal, as text elsewhere."""
    text = guide_text()
    if not (_has_terminal() and sys.stdout.isatty()):
        print(text)
        return 0
    from connecte.ui.guide import GuideApp

    return GuideApp(text, plain=plain or terminal_is_plain()).run() or 0


def guide_text() -> str:
    """The guide, in Markdown."""
    return (Path(__file__).resolve().parent.parent / "guide.md").read_text("utf-8")


def _has_terminal() -> bool:
    # Textual reads keys from stdin and draws on stderr.
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr is not None and sys.stderr.isatty()

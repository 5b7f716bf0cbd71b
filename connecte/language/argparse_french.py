"""French versions of argparse's messages, which argparse passes through gettext in English.

A message that some Python version words differently stays in English.
"""

from __future__ import annotations

import argparse

from connecte.language.i18n import _

_TRANSLATED = {
    "usage: ": _("utilisation : "),
    "positional arguments": _("arguments"),
    "options": _("options"),
    "optional arguments": _("options"),
    "show this help message and exit": _("cette aide"),
    "the following arguments are required: %s": _("il manque : %s"),
    "one of the arguments %s is required": _("il faut l'un de ceux-ci : %s"),
    "not allowed with argument %s": _("ne va pas avec %s"),
    "expected one argument": _("une valeur est attendue"),
    "expected at most one argument": _("une valeur au plus est attendue"),
    "expected at least one argument": _("une valeur au moins est attendue"),
    "ignored explicit argument %r": _("%r est de trop"),
    "unrecognized arguments: %s": _("de trop : %s"),
    "argument %(argument_name)s: %(message)s": _("%(argument_name)s : %(message)s"),
    "invalid %(type)s value: %(value)r": _("%(value)r ne convient pas (%(type)s)"),
    "invalid choice: %(value)r (choose from %(choices)s)": _("%(value)r : choisir parmi %(choices)s"),
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": _(
        "%(value)r : peut-être %(closest)r ? choisir parmi %(choices)s"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": _("%(parser_name)r : choisir parmi %(choices)s"),
    "ambiguous option: %(option)s could match %(matches)s": _(
        "%(option)s : plusieurs options possibles, %(matches)s"
    ),
}


def _translate(text: str) -> str:
    return _TRANSLATED.get(text, text)


def install() -> None:
    """Make argparse use the French texts.

    argparse looks `_` up in its module at each call, so replacing it there is enough.
    """
    setattr(argparse, "_", _translate)  # noqa: B010 - mypy knows no such name in argparse

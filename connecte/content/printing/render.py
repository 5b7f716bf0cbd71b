"""Pages from templates: the only place that knows Jinja2.

A template writes plain values; everything is escaped by itself. An author's or a pupil's text goes
through `inert`, which also keeps its writing direction and its emojis to itself. Strings of the
program are looked up in the catalogue by `_` and `ngettext`, as in the code:

    {{ _("annonce « {label} »").format(label=card.label | inert) }}
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from connecte.files.reader import read_text
from connecte.language import i18n
from connecte.language.numbers import decimal

_LARGEST = 1_000_000
"""Bytes of a script."""
_EMOJI = re.compile("[\U0001f000-\U0001ffff\u2600-\u27bf\ufe0f\u200d]+")

_SPACES = " \u00a0\u202f"
"""The spaces of French typography: a line does not break at the last two."""


def page(template: str, **values: object) -> str:
    """Fill a template of the folder `templates` with values. Raises UndefinedError for a name it misses."""
    return _environment().get_template(template).render(**values)


class Program(NamedTuple):
    """A page's own script, and the words of the page's policy that let it run and nothing else."""

    text: Markup
    policy: Markup


def program(*names: str) -> Program:
    """Return scripts of the folder `templates`, one after the other; no value is put into them."""
    folder = Path(__file__).parent / "templates"
    text = "\n".join(read_text(folder / name, _LARGEST) for name in names)
    digest = b64encode(sha256(text.encode()).digest()).decode()
    return Program(Markup(text), Markup(f"'sha256-{digest}'"))


def data(value: object) -> Markup:
    """Return plain values as JSON for a page's script; nothing in it can end the element that holds it."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Markup(text.translate({ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}))


def inert(text: object) -> Markup:
    """Return an author's text as HTML without markup, which has no effect on the direction of what is around
    it.
    """
    safe = _EMOJI.sub(_in_emoji_font, str(escape(visible(str(text)))))
    return Markup("<bdi>{}</bdi>").format(Markup(safe))


def visible(text: str) -> str:
    """Return a text without the characters that only give instructions, for a title or an attribute."""
    spaced = (" " if c.isspace() and c not in _SPACES else c for c in text)
    return "".join(c for c in spaced if c.isprintable() or c in _SPACES)


def _in_emoji_font(found: re.Match[str]) -> str:
    # Text fonts have some emojis too, in black and another size; emoji fonts have digits.
    return f'<span class="emoji">{found[0]}</span>'


def _translated(text: str) -> Markup:
    """Return a string of the program, ready for `.format` with values that are then escaped."""
    return escape(i18n._(text))


def _translated_number(one: str, several: str, number: int) -> Markup:
    return escape(i18n.ngettext(one, several, number))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(inert=inert, visible=visible, decimal=decimal)
    environment.globals.update(_=_translated, ngettext=_translated_number)
    return environment

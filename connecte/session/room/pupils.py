"""The names of a class, from a list that was pasted, typed or read from a file."""

from __future__ import annotations

import re

from connecte.content.hour.plan import MOST_PUPILS
from connecte.language.i18n import ngettext
from connecte.language.lists import comma_list
from connecte.language.value import NamedTuple
from connecte.session.room.names import LONGEST_NAME, tidy_name

_BETWEEN = re.compile(r"[,;]")
_SHOWN = 3
"""How many of the names that were cut are quoted."""


class Pasted(NamedTuple):
    """The names that a list gave, and what it lost."""

    names: tuple[str, ...]
    """Tidy names, at most MOST_PUPILS."""
    cut: tuple[str, ...]
    """Those of `names` that are the beginning of a longer name."""
    left_out: int
    """How many names there were beyond MOST_PUPILS."""

    @property
    def message(self) -> str:
        """How many names were taken, which were cut and how many were left out, in sentences."""
        said = [
            ngettext("{count} nom pris.", "{count} noms pris.", len(self.names)).format(count=len(self.names))
        ]
        if self.cut:
            cut = ngettext(
                "{count} nom est coupé à {most} caractères : {names}",
                "{count} noms sont coupés à {most} caractères : {names}",
                len(self.cut),
            )
            quoted = comma_list([f"{name}…" for name in self.cut[:_SHOWN]])
            more = ", …" if len(self.cut) > _SHOWN else ""
            said.append(cut.format(count=len(self.cut), most=LONGEST_NAME, names=quoted + more))
        if self.left_out:
            left = ngettext(
                "{count} nom n’est pas pris : {most} élèves au plus.",
                "{count} noms ne sont pas pris : {most} élèves au plus.",
                self.left_out,
            )
            said.append(left.format(count=self.left_out, most=MOST_PUPILS))
        return " ".join(said)


def split_names(text: str) -> list[str]:
    """Return the names of a text, which line ends, commas or semicolons separate.

    A spreadsheet puts tabs between the cells of a row: they separate the names of a single row, and of
    several rows each is one pupil, with given name and surname in two columns.
    """
    lines = text.strip().splitlines()
    if len(lines) == 1:
        lines = lines[0].split("\t")
    parts = [part for line in lines for part in _BETWEEN.split(line)]
    return [name for part in parts if (name := " ".join(part.split()))]


def pasted_names(text: str) -> Pasted:
    """Return the names of a text as a session keeps them."""
    found = [(tidy_name(name), name) for name in split_names(text)]
    taken = [(tidy, name) for tidy, name in found if tidy][:MOST_PUPILS]
    cut = tuple(tidy for tidy, name in taken if len(tidy) < len(tidy_name(name, len(name))))
    left_out = sum(bool(tidy) for tidy, _name in found) - len(taken)
    return Pasted(tuple(tidy for tidy, _name in taken), cut, left_out)

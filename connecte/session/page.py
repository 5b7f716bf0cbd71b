"""The pages of the class's notebook."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.content.activity import Activity
from connecte.content.writing.new_example import NewExample
from connecte.core.grid.drawing import Drawing
from connecte.language.i18n import _
from connecte.language.lists import comma_list
from connecte.language.value import NamedTuple, Value


class Page(Value):
    """A page of the notebook."""

    drawing: Drawing
    wanted: str | None = None
    """The label that the drawing is meant to be; None where it is unknown."""
    by: str = ""
    """Who drew it; empty where nobody said."""
    told: bool = False
    """Whether the class asked for the network's verdict without walking through it."""
    learns: bool = False
    """Whether it is in the learning set."""


def page_name(number: int) -> str:
    """Return the name of a page among the examples: "d1" for the first."""
    return f"d{number + 1}"


def example_name(name: str) -> str:
    """Return the name of an example on the board as texts say it: "n° 4", "dessin d1", "point p1"."""
    if name.isdecimal():
        return _("n° {number}").format(number=name)
    kinds = {"d": _("dessin {name}"), "p": _("point {name}")}
    return kinds.get(name[:1], "{name}").format(name=name)


def example_names(names: Sequence[str]) -> str:
    """Return several of them as texts say them: "n° 4, 10, dessin d1"."""
    numbers = [name for name in names if name.isdecimal()]
    told = [_("n° {number}").format(number=comma_list(numbers))] if numbers else []
    return comma_list([*told, *(example_name(name) for name in names if not name.isdecimal())])


class Kept(NamedTuple):
    """The pages that can become examples of the activity."""

    examples: tuple[NewExample, ...]
    unlabelled: int
    """How many others have no label."""


def as_examples(pages: Sequence[Page], activity: Activity, with_names: bool = False) -> Kept:
    """Return the pages as examples, in their order: those with a label whose drawing is none yet."""
    taken = {example.drawing for example in activity.examples}
    own = [page for page in pages if page.drawing not in taken]
    found = tuple(
        NewExample(page.drawing, page.wanted, page.by if with_names else "") for page in own if page.wanted
    )
    return Kept(found, len(own) - len(found))

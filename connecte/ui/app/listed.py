"""The activities that can be chosen. Of a shipped file only the head is read until it is chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from connecte.content.catalog import shipped
from connecte.content.reading.headline import Headline, read_headline
from connecte.language.errors import ActivityError

if TYPE_CHECKING:
    from connecte.content.activity import Activity


class Listed:
    """The list of the first screen. `tell` receives a sentence about each file with a fault."""

    def __init__(self, first: Activity | None, tell: Callable[[str], None]) -> None:
        self.first = first
        """The activity named on the command line; None where none was named."""
        self.activities: list[Activity | Headline] = []
        self._tell = tell

    def read_again(self) -> list[Activity | Headline]:
        """Return the shipped activities, after the named one where that is not shipped."""
        found = [read_headline(path) or self.read(path) for path in shipped()]
        self.activities = [activity for activity in found if activity is not None]
        first = self.first
        if first is not None and all(activity.path != first.path for activity in self.activities):
            self.activities.insert(0, first)
        return self.activities

    def chosen(self, number: int) -> Activity | None:
        """Read the whole of one of the list; where it has a fault, report it and return None."""
        chosen = self.activities[number]
        return self.read(Path(chosen.path)) if isinstance(chosen, Headline) else chosen

    def read(self, path: Path) -> Activity | None:
        """Read the activity of a file; where it has a fault, report it and return None."""
        from connecte.content.reading.reader import read_activity

        try:
            return read_activity(path)
        except ActivityError as error:
            self._tell(str(error.faults[0]))
            return None

    def read_ahead(self) -> None:
        """Read the whole of the files whose head alone was read, so that their faults are reported."""
        for listed in self.activities:
            if isinstance(listed, Headline):
                self.read(Path(listed.path))

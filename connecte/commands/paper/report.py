"""`connecte report`: what a class did, as one HTML file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from connecte.commands.output import emit, message
from connecte.commands.sessions import session_file
from connecte.content.file_text import save
from connecte.language.errors import ConnecteError, system_reason
from connecte.language.i18n import _
from connecte.session.store.journal import read

if TYPE_CHECKING:
    from connecte.core.cards.network import Network
    from connecte.session.state import State


class ReportError(ConnecteError):
    """A report that cannot be written where it was asked for."""


def report(arguments: argparse.Namespace) -> int:
    """Write the report of a session. Raises UsageError, JournalError or ReportError."""
    from connecte.session.story.report import report as as_html
    from connecte.session.story.story import story

    path = session_file(arguments.session)
    contents = read(path)
    session = contents.session()
    place = Path(arguments.output) if arguments.output else Path(f"{path.stem}.html")
    if place.is_dir():
        place = place / f"{path.stem}.html"
    if place.exists() and not arguments.force:
        told = _("{path} existe déjà : --force pour l'écraser, ou -o pour un autre nom")
        raise ReportError(told.format(path=place))
    trained = _trained(session.state) if story(session).watched else None
    html = as_html(session, contents.header.started, trained, arguments.names)
    try:
        save(place, html.encode("utf-8"))
    except OSError as error:
        told = _("{path} ne peut pas être écrit ({reason})")
        raise ReportError(told.format(path=place, reason=system_reason(error))) from error
    emit(_("{path} : le rapport de la séance").format(path=place))
    if any(page.by for page in session.state.pages) and not arguments.names:
        emit(_("sans les noms des élèves ; --names les y met"))
    return 0


def _trained(state: State) -> Network | None:
    """The network at the end of the run that the class looked at."""
    from connecte.content.runs.after_training import AfterTraining

    if state.activity.training is None:
        return None
    message(_("l'entraînement de la séance est refait…"))
    work = AfterTraining(state.activity, state.run)
    for _reached in work.run():
        pass
    return work.network

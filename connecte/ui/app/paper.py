"""What is written for paper from the menu: all that a class needs, and the report of the session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from connecte.language.i18n import _

if TYPE_CHECKING:
    from connecte.session.session import Session
    from connecte.session.store.record import Record


def cards_page(session: Session) -> tuple[str, str]:
    """Return the name and the text of the page with everything on paper, with the printed cards."""
    from connecte.content.printing.booklet import as_file, everything

    activity = session.state.activity
    return _("{name}-cartes").format(name=_file_name(session)), as_file(
        everything(activity, activity.network())
    )


def report_page(session: Session, started: str) -> tuple[str, str]:
    """Return the name and the text of the session's report, without pupils' names."""
    from connecte.content.runs.after_training import AfterTraining
    from connecte.session.story.report import report
    from connecte.session.story.story import story

    watched, learned = story(session).run, None
    if watched is not None:
        work = AfterTraining(session.state.activity, watched)
        for _reached in work.run():
            pass
        learned = work.learned
    return _("{name}-rapport").format(name=_file_name(session)), report(session, started, learned)


def page_of(what: str, record: Record, now: datetime) -> Callable[[], tuple[str, str]]:
    """Return the work that makes a page: of the "cards", or of the "report". It takes some seconds. A session
    that is not kept is reported as one of `now`.
    """
    session = record.session
    if what == "cards":
        return lambda: cards_page(session)
    journal = record.journals.get(record.current)
    path = journal.path if journal is not None else None

    def report() -> tuple[str, str]:
        from connecte.session.store.journal import read

        started = read(path).header.started if path is not None and path.exists() else ""
        return report_page(session, started or now.isoformat(timespec="seconds"))

    return report


def _file_name(session: Session) -> str:
    name = session.state.activity.name
    return name if name != "-" else "activite"

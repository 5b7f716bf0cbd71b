"""`connecte notebook`: the drawings of a class become examples of its activity."""

from __future__ import annotations

import argparse
from pathlib import Path

from connecte.commands.output import emit, message
from connecte.commands.sessions import session_file
from connecte.content.writing.new_examples import written
from connecte.language.errors import UsageError
from connecte.language.i18n import _, ngettext
from connecte.session.page import as_examples
from connecte.session.store.journal import read


def notebook(arguments: argparse.Namespace) -> int:
    """Add the labelled drawings of a session's notebook to the activity's file, or to a copy.

    Raises UsageError, JournalError, ActivityError or FileError.
    """
    contents = read(session_file(arguments.session))
    state = contents.session().state
    if trouble := contents.trouble():
        message(trouble)
    kept = as_examples(state.pages, state.activity, arguments.names)
    if not kept.examples:
        raise UsageError(
            _("aucun dessin du carnet ne dit ce qu'il devrait être : le dire d'abord, dans le carnet")
            if kept.unlabelled
            else _("le carnet de cette séance n'a pas de dessin nouveau")
        )
    path = written(
        state.activity, kept.examples, Path(arguments.output) if arguments.output else None, arguments.force
    )
    added = ngettext(
        "{path} : {count} exemple de plus", "{path} : {count} exemples de plus", len(kept.examples)
    )
    emit(added.format(path=path, count=len(kept.examples)))
    if kept.unlabelled:
        left = ngettext(
            "{count} dessin sans réponse voulue n'y est pas",
            "{count} dessins sans réponse voulue n'y sont pas",
            kept.unlabelled,
        )
        emit(left.format(count=kept.unlabelled))
    return 0

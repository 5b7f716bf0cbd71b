"""The command line: what can be asked, and which module answers.

Commands are imported in their branch, so that `--help` and `check` start without numpy and
textual.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import gc
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from connecte.commands.output import emit, message, sentence, use_ascii
from connecte.commands.parser import USAGE, Later, Parser
from connecte.content.catalog import DEFAULT
from connecte.language import argparse_french
from connecte.language.errors import ActivityError, ConnecteError, UsageError, system_reason
from connecte.language.i18n import _
from connecte.language.program import program

OK, INVALID, FAILED = 0, 1, 70
COLLECT_AFTER = 200_000
"""Objects made between two collections of garbage, until a first screen is there. To look every 700 objects,
as Python does, takes a sixth of the time to that screen and finds nothing: what a start makes is kept.
"""


def _parser() -> argparse.ArgumentParser:
    parser = Parser(program(), description=_("L'atelier « Connecte tes neurones » dans un terminal."))
    parser.add_argument("--ascii", action="store_true", help=_("sans emojis ni accents"))
    parser.add_argument("--version", action="store_true", help=_("la version du programme"))
    commands = parser.add_subparsers(
        dest="command",
        metavar=_("COMMANDE"),
        title=_("commandes"),
        parser_class=Later,  # type: ignore[type-var]  # it stands for a parser
    )
    for name, help_ in purposes().items():
        commands.add_parser(name, help=help_, description=help_, add_options=partial(_add_options, name))
    return parser


def purposes() -> dict[str, str]:
    """Return what each command is for, in the order of the help."""
    return {
        "play": _("jouer une activité (sans nom : l'atelier)"),
        "sessions": _("les séances gardées, et en supprimer"),
        "resume": _("reprendre une séance gardée"),
        "board": _("le tableau : suivre la séance dans un second terminal, pour la classe"),
        "notebook": _("les dessins d'une séance deviennent des exemples de son activité"),
        "report": _("le rapport d'une séance : une page à garder ou à imprimer"),
        "page": _("une page où dessiner à la maison, et le code à rapporter"),
        "roles": _("qui fait quoi, à chaque dessin"),
        "guide": _("les cinq premières minutes, pour l'enseignant"),
        "list": _("les activités fournies"),
        "check": _("vérifier des activités, toutes les fautes d'un coup"),
        "schema": _("le schéma JSON des activités, pour compléter et expliquer dans un éditeur"),
        "lsp": _("pour les éditeurs de texte : fautes, explications et compléments, par leur protocole"),
        "edit": _("corriger ou changer le fichier d'une activité, dans un éditeur d'ici"),
        "new": _("faire une activité à soi, petite et commentée"),
        "cards": _("tout sur papier : cartes, grille, bandelettes, dessins, réponses"),
        "forward": _("ce que répondent les cartes pour un dessin"),
        "train": _("l'entraînement, sans écran"),
        "replay": _("revoir un entraînement enregistré, itération par itération"),
    }


def _add_options(command: str, parser: argparse.ArgumentParser) -> None:
    """Add the options of a command to its parser. Only the command that is used asks for them."""
    from connecte.commands.options import OPTIONS

    add = OPTIONS.get(command)
    if add is None:
        from connecte.commands.paper import options as paper
        from connecte.commands.training import options as training

        add = (paper.OPTIONS | training.OPTIONS).get(command)
    if add is not None:
        add(parser)


def _run(arguments: argparse.Namespace) -> int:
    # A match, not a table: each branch imports only what it needs.
    match arguments.command:
        case "list":
            from connecte.commands.check import list_activities

            return list_activities()
        case "check":
            from connecte.commands.check import check

            return check(arguments.activities, arguments.strict, arguments.json)
        case "schema":
            from connecte.commands.editing.schemas import schema

            return schema(arguments.of)
        case "new":
            from connecte.commands.new import new

            return new(
                arguments.name, arguments.source, arguments.kind, arguments.letters or "", arguments.force
            )
        case "lsp":
            from connecte.commands.editing.lsp import lsp

            return lsp(_version().partition(" ")[2])
        case "edit":
            from connecte.commands.play import edit

            return edit(arguments.file, arguments.ascii)
        case "cards":
            from connecte.commands.paper.cards import cards

            return cards(arguments)
        case "forward":
            from connecte.commands.forward import forward

            return forward(arguments)
        case "train":
            from connecte.commands.training.train import train

            return train(arguments)
        case "replay":
            from connecte.commands.training.replay import replay

            return replay(arguments)
        case "sessions":
            from connecte.commands.sessions import sessions

            return sessions(arguments.delete, arguments.delete_before, arguments.yes)
        case "resume":
            from connecte.commands.play import resume

            return resume(arguments.number, arguments.ascii)
        case "board":
            from connecte.commands.play import board

            return board(arguments.session, arguments.ascii, arguments.light)
        case "notebook":
            from connecte.commands.paper.notebook import notebook

            return notebook(arguments)
        case "report":
            from connecte.commands.paper.report import report

            return report(arguments)
        case "page":
            from connecte.commands.paper.page import page

            return page(arguments)
        case "roles":
            from connecte.commands.paper.roles import roles

            return roles(arguments)
        case "guide":
            from connecte.commands.play import guide

            return guide(arguments.ascii)
        case _:
            from connecte.commands.play import play

            activity = getattr(arguments, "activity", None)
            if arguments.command == "play" and activity is None and arguments.session is None:
                activity = DEFAULT
            minutes, pupils = getattr(arguments, "minutes", 0), getattr(arguments, "pupils", 0)
            session, class_name = getattr(arguments, "session", None), getattr(arguments, "class_name", "")
            return play(activity, arguments.ascii, session, minutes, pupils, class_name)


def _mend_streams() -> None:
    """Have closed streams swallow what is printed, and characters that cannot be printed escaped."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # Open as long as the process: there is nobody to close it for.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _let_go_of_streams() -> None:
    """Drop what a stream could not write, because its reader is gone or its disk is full: Python would try once
    more at the end, and tell of it in its own words.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return the exit code: 0 fine; 1 a bad activity, recording or file; 2 wrong usage or no
    terminal; 70 the program failed; 128 plus a signal's number where that ended it.
    """
    gc.set_threshold(COLLECT_AFTER)
    # Products of matrices as small as these are slower on several threads, and much slower on a busy
    # machine. NumPy reads this when it is first imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _mend_streams()
    try:
        return _answer(argv)
    finally:
        _let_go_of_streams()
        if argv is None:
            # The process ends. Python would look for garbage in all that a command has made, several times.
            gc.freeze()


def _answer(argv: Sequence[str] | None) -> int:
    try:
        argparse_french.install()
        arguments = _parser().parse_args(argv)
        if arguments.ascii:
            use_ascii()
        if arguments.version:
            emit(_version())
            return OK
        return _run(arguments)
    except UsageError as error:
        sentence(str(error))
        return USAGE
    except ActivityError as error:
        for fault in error.faults:
            sentence(str(fault))
        return INVALID
    except ConnecteError as error:
        sentence(str(error))
        return INVALID
    except BrokenPipeError:
        # The reader of our output has gone (`connecte list | head -1`): nothing left to say.
        return OK
    except OSError as error:
        if sys.platform == "win32" and error.errno == errno.EINVAL and error.filename is None:
            return OK  # how Windows says that the reader of our output has gone
        place = error.filename if isinstance(error.filename, str) else "connecte"
        sentence(_("{place} : {reason}").format(place=place, reason=system_reason(error)))
        return INVALID
    except KeyboardInterrupt:
        message(_("arrêté"))
        return 130
    except Exception as error:
        _tell_fault(error)
        return FAILED


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"connecte {version('connecte')}"
    except PackageNotFoundError:  # a checkout that was never installed
        return "connecte"


def _tell_fault(error: Exception) -> None:
    """Say in one sentence that the program failed; the traceback goes to a file."""
    from connecte.files.fault_log import note_fault

    path = note_fault(error, datetime.now())
    if path is None:
        text = _("connecte s'est arrêté sur une erreur imprévue ({kind}), qui n'a pu être notée nulle part.")
    else:
        text = _("connecte s'est arrêté sur une erreur imprévue ; le détail est dans {path}")
    message(text.format(kind=type(error).__name__, path=path))

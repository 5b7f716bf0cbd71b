"""The command line: what can be asked, and which module answers.

Commands are imported when they are called, so that `--help` and `check` start without numpy and
textual.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, partial
from importlib import import_module
from typing import Any

from connecte.commands.output import emit, message, sentence, use_ascii
from connecte.commands.parser import USAGE, Later, Parser
from connecte.language import argparse_french
from connecte.language.errors import ActivityError, ConnecteError, UsageError, system_reason
from connecte.language.i18n import _
from connecte.language.program import NAME, program, version
from connecte.language.value import NamedTuple

OK, INVALID, FAILED = 0, 1, 70
GONE = 128 + 13
"""What shells say of a program whose output has no reader any more: 13 is SIGPIPE, which Windows has not."""
COLLECT_AFTER = 200_000
"""Objects made between two collections of garbage, until a first screen is there. To look every 700 objects,
as Python does, takes a sixth of the time to that screen and finds nothing: what a start makes is kept.
"""


class Command(NamedTuple):
    """A command of the program."""

    name: str
    purpose: str
    """Its line in the help."""
    does: str
    """The function that does it: it takes the parsed arguments and returns the exit code. "check:check" is
    `check` in `connecte/commands/check.py`, which is imported when it is called.
    """
    options: str = ""
    """The function that adds its options to a parser, written likewise; "" where it has none."""


COMMANDS = (
    Command("play", _("jouer une activité (sans nom : l'atelier)"), "play:play", "options:play_options"),
    Command("sessions", _("les séances gardées, et en supprimer"),
            "sessions:sessions", "options:sessions_options"),
    Command("resume", _("reprendre une séance gardée"), "play:resume", "options:resume_options"),
    Command("board", _("le tableau : suivre la séance dans un second terminal, pour la classe"),
            "play:board", "options:board_options"),
    Command("notebook", _("les dessins d'une séance deviennent des exemples de son activité"),
            "paper.notebook:notebook", "paper.options:notebook_options"),
    Command("report", _("le rapport d'une séance : une page à garder ou à imprimer"),
            "paper.report:report", "paper.options:report_options"),
    Command("page", _("une page où dessiner à la maison, et le code à rapporter"),
            "paper.page:page", "paper.options:page_options"),
    Command("roles", _("qui fait quoi, à chaque dessin"), "paper.roles:roles", "paper.options:roles_options"),
    Command("guide", _("les cinq premières minutes, pour l'enseignant"), "play:guide"),
    Command("list", _("les activités fournies"), "check:list_activities"),
    Command("check", _("vérifier des activités, toutes les fautes d'un coup"),
            "check:check", "options:check_options"),
    Command("schema", _("le schéma JSON des activités, pour compléter et expliquer dans un éditeur"),
            "editing.schemas:schema", "options:schema_options"),
    Command("lsp", _("pour les éditeurs de texte : fautes, explications et compléments, par leur protocole"),
            "editing.lsp:lsp"),
    Command("edit", _("corriger ou changer le fichier d'une activité, dans un éditeur d'ici"),
            "play:edit", "options:edit_options"),
    Command("new", _("faire une activité à soi, petite et commentée"),
            "editing.new:new", "options:new_options"),
    Command("cards", _("tout sur papier : cartes, grille, bandelettes, dessins, réponses"),
            "paper.cards:cards", "paper.options:cards_options"),
    Command("forward", _("ce que répondent les cartes pour un dessin"),
            "forward:forward", "options:forward_options"),
    Command("train", _("l'entraînement, sans écran"), "training.train:train", "training.options:train_options"),
    Command("replay", _("revoir un entraînement enregistré, itération par itération"),
            "training.replay:replay", "training.options:replay_options"),
)  # fmt: skip
"""The commands, in the order of the help."""
NO_COMMAND = "play:choose"
"""What the program does where no command is given."""


def function(place: str) -> Callable[..., Any]:
    """Import a function that COMMANDS names."""
    module, name = place.split(":")
    found: Callable[..., Any] = getattr(import_module(f"connecte.commands.{module}"), name)
    return found


@cache  # tests ask for it more than once in a process
def _parser(name: str) -> argparse.ArgumentParser:
    argparse_french.install()
    parser = Parser(name, description=_("L'atelier « Connecte tes neurones » dans un terminal."))
    parser.add_argument("--ascii", action="store_true", help=_("sans emojis ni accents"))
    parser.add_argument("--version", action="store_true", help=_("la version du programme"))
    commands = parser.add_subparsers(
        dest="command",
        metavar=_("COMMANDE"),
        title=_("commandes"),
        parser_class=Later,  # type: ignore[type-var]  # it stands for a parser
    )
    for one in COMMANDS:
        add = partial(_add_options, one.options)
        commands.add_parser(one.name, help=one.purpose, description=one.purpose, add_options=add)
    return parser


def _add_options(place: str, parser: argparse.ArgumentParser) -> None:
    """Add the options of a command to its parser. Only the command that is used asks for them."""
    if place:
        function(place)(parser)


def _run(arguments: argparse.Namespace) -> int:
    place = next((one.does for one in COMMANDS if one.name == arguments.command), NO_COMMAND)
    code: int = function(place)(arguments)
    return code


def _mend_streams() -> None:
    """Have a closed stderr swallow what is printed and a closed stdout refuse it as a full disk does, and
    characters that cannot be printed escaped.
    """
    for name, how in (("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY)):
        stream = getattr(sys, name)
        if stream is None:
            # Open as long as the process: there is nobody to close it for.
            setattr(sys, name, open(os.open(os.devnull, how), "w", encoding="utf-8"))  # noqa: SIM115, PTH123
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
        arguments = _parser(program()).parse_args(argv)
        if arguments.ascii:
            use_ascii()
        if arguments.version:
            emit(f"{NAME} {version()}".rstrip())
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
        return GONE
    except OSError as error:
        place, reason = error.filename if isinstance(error.filename, str) else NAME, system_reason(error)
        if isinstance(error, FileNotFoundError) and error.filename is None:  # of `os.getcwd`, which names none
            reason = _("le dossier où l'on est n'existe plus")
        sentence(_("{place} : {reason}").format(place=place, reason=reason))
        return INVALID
    except KeyboardInterrupt as stop:
        message(_("arrêté"))
        return 128 + getattr(stop, "number", 2)  # of another signal than Ctrl-C, which is 2
    except MemoryError:
        sentence(_("la mémoire ne suffit pas : fermer d'autres programmes, ou demander moins à la fois"))
        return INVALID
    except Exception as error:
        _tell_fault(error)
        return FAILED


def _tell_fault(error: Exception) -> None:
    """Say in one sentence that the program failed; the traceback goes to a file."""
    from connecte.files.fault_log import note_fault

    path = note_fault(error, datetime.now())
    if path is None:
        text = _("connecte s'est arrêté sur une erreur imprévue ({kind}), qui n'a pu être notée nulle part.")
    else:
        text = _("connecte s'est arrêté sur une erreur imprévue ; le détail est dans {path}")
    message(text.format(kind=type(error).__name__, path=path))

"""The command line: what can be asked, and which module answers.

Commands are imported in their branch, so that `--help` and `check` start without numpy and
textual.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from connecte import argparse_french
from connecte.commands.output import emit, message, use_ascii
from connecte.content.catalog import DEFAULT
from connecte.content.plan import MOST_MINUTES, MOST_PUPILS
from connecte.errors import ConnecteError, UsageError, system_reason
from connecte.i18n import _

OK, INVALID, USAGE = 0, 1, 2
MOST_DRAWINGS = 8


class _Formatter(argparse.HelpFormatter):
    """As wide as the terminal, asked for here: argparse would import shutil for it at every start."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_width())


def _width() -> int:
    """Columns of the terminal, less two; 78 where it does not say."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return int(told) - 2
    try:
        return max(20, os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns - 2)
    except (OSError, ValueError):
        return 78


class _Parser(argparse.ArgumentParser):
    def __init__(self, *arguments: Any, **options: Any) -> None:
        options.setdefault("formatter_class", _Formatter)
        super().__init__(*arguments, **options)

    def print_help(self, file: Any = None) -> None:
        # Through emit, for terminals that show ASCII only.
        emit(self.format_help().rstrip("\n"), file)

    def error(self, message_: str) -> NoReturn:
        message(_("connecte : {message}").format(message=message_))
        message(_("« {program} --help » dit comment l'appeler").format(program=self.prog))
        sys.exit(USAGE)


def _count_of_iterations(text: str) -> int:
    value = int(text.replace(" ", "").replace("\u00a0", ""))
    if not 0 <= value <= 10_000_000:
        raise ValueError(text)
    return value


def _step(text: str) -> float:
    value = float(text.replace(",", "."))
    if not 0 < value < 1000:
        raise ValueError(text)
    return value


def _numbered(text: str) -> int:
    value = int(text)
    if not 0 <= value < 1_000_000:
        raise ValueError(text)
    return value


def _numbers(text: str) -> tuple[int, ...]:
    found = tuple(_count_of_iterations(word) for word in text.replace(";", ",").split(","))
    if len(found) > 100_000:
        raise ValueError(text)
    return found


def _minutes(text: str) -> int:
    value = int(text)
    if not 1 <= value <= MOST_MINUTES:
        raise ValueError(text)
    return value


def _pupils(text: str) -> int:
    value = int(text)
    if not 1 <= value <= MOST_PUPILS:
        raise ValueError(text)
    return value


def _drawings(text: str) -> int:
    value = int(text)
    if not 1 <= value <= MOST_DRAWINGS:
        raise ValueError(text)
    return value


# argparse names the type in its message.
_minutes.__name__ = "nombre de minutes"
_pupils.__name__ = "nombre d'élèves"
_drawings.__name__ = "nombre de dessins"
_numbered.__name__ = "numéro"
_numbers.__name__ = "suite de nombres"
_count_of_iterations.__name__ = "nombre d'itérations"
_step.__name__ = "pas"


def _parser() -> argparse.ArgumentParser:
    parser = _Parser("connecte", description=_("L'atelier « Connecte tes neurones » dans un terminal."))
    parser.add_argument("--ascii", action="store_true", help=_("sans emojis ni accents"))
    parser.add_argument("--version", action="store_true", help=_("la version du programme"))
    commands = parser.add_subparsers(dest="command", metavar=_("COMMANDE"), title=_("commandes"))

    def command(name: str, help_: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=help_, description=help_)

    play = command("play", _("jouer une activité (sans nom : l'atelier)"))
    play.add_argument("activity", nargs="?", metavar=_("ACTIVITÉ"), help=_("nom ou fichier d'une activité"))
    play.add_argument("--session", metavar=_("FICHIER"), help=_("le journal de la séance, neuf ou à reprendre"))
    _hour_options(play)
    play.add_argument("--ascii", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    command("sessions", _("les séances gardées"))
    resume = command("resume", _("reprendre une séance gardée"))
    resume.add_argument("number", nargs="?", type=int, default=1, metavar="N", help=_("la dernière si rien"))
    board = command("board", _("le tableau : suivre la séance dans un second terminal, pour la classe"))
    board.add_argument(
        "session",
        nargs="?",
        metavar=_("SÉANCE"),
        help=_("son fichier, ou son numéro ; sans rien, celle en cours"),
    )
    board.add_argument("--light", action="store_true", help=_("noir sur blanc"))
    _report_options(command("report", _("le rapport d'une séance : une page à garder ou à imprimer")))
    _roles_options(command("roles", _("qui fait quoi, à chaque dessin")))
    command("guide", _("les cinq premières minutes, pour l'enseignant"))
    command("list", _("les activités fournies"))
    check = command("check", _("vérifier des activités, toutes les fautes d'un coup"))
    check.add_argument(
        "activities", nargs="*", metavar=_("ACTIVITÉ"), help=_("noms, fichiers, ou - pour l'entrée standard")
    )
    check.add_argument(
        "--strict", action="store_true", help=_("un avertissement compte comme une faute ; une remarque, non")
    )
    check.add_argument("--json", action="store_true", help=_("pour un éditeur ou un autre programme"))
    command("schema", _("le schéma JSON des activités, pour compléter et expliquer dans un éditeur"))
    new = command("new", _("faire une activité à soi, petite et commentée"))
    new.add_argument("name", metavar=_("NOM"), help=_("son nom, qui sera celui du fichier"))
    new.add_argument("--from", dest="source", metavar=_("ACTIVITÉ"), help=_("copier cette activité-là"))
    _cards_options(command("cards", _("tout sur papier : cartes, grille, bandelettes, dessins, réponses")))
    _forward_options(command("forward", _("ce que répondent les cartes pour un dessin")))
    _train_options(command("train", _("l'entraînement, sans écran")))
    _replay_options(command("replay", _("revoir un entraînement enregistré, itération par itération")))
    return parser


def _activity(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "activity", nargs="?", default=DEFAULT, metavar=_("ACTIVITÉ"), help=_("nom ou fichier d'une activité")
    )


def _hour_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--minutes",
        type=_minutes,
        default=0,
        metavar="N",
        help=_("la durée de la séance (sans : celle de l'activité)"),
    )
    parser.add_argument(
        "--pupils", type=_pupils, default=0, metavar="N", help=_("combien d'élèves : qui fait quoi")
    )


def _report_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "session", nargs="?", metavar=_("SÉANCE"), help=_("son fichier, ou son numéro ; la dernière si rien")
    )
    parser.add_argument("-o", "--output", metavar=_("FICHIER"), help=_("où écrire la page"))
    parser.add_argument("--names", action="store_true", help=_("avec les noms des élèves"))
    parser.add_argument("--force", action="store_true", help=_("écraser un fichier qui existe"))


def _roles_options(parser: argparse.ArgumentParser) -> None:
    _activity(parser)
    parser.add_argument(
        "--pupils", type=_pupils, default=25, metavar="N", help=_("combien d'élèves (sans : 25)")
    )
    parser.add_argument(
        "--drawings", type=_drawings, default=4, metavar="N", help=_("pour combien de dessins (sans : 4)")
    )


def _forward_options(parser: argparse.ArgumentParser) -> None:
    _activity(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--example", type=int, metavar="N", help=_("le numéro d'un exemple, à partir de 0"))
    what.add_argument("--counts", metavar="6,4,9,6,6,7", help=_("les nombres des bandelettes"))
    what.add_argument(
        "--drawing", metavar=_("FICHIER"), help=_("un dessin : une ligne par rangée, . blanc, # noir")
    )
    parser.add_argument(
        "--state",
        choices=("cards", "hand"),
        default="cards",
        help=_("cartes imprimées, ou après l'apprentissage à la main"),
    )
    parser.add_argument("--json", action="store_true", help=_("pour un autre programme"))


def _cards_options(parser: argparse.ArgumentParser) -> None:
    _activity(parser)
    parser.add_argument("-o", "--output", metavar=_("FICHIER"), help=_("où écrire la page"))
    parser.add_argument("--only", metavar="C,D", help=_("les cartes de ces neurones seulement"))
    parser.add_argument(
        "--state",
        action="append",
        metavar=_("ÉTAT"),
        help=_("cards, hand ou run.npz@N ; deux états : les cartes qui changent de l'un à l'autre"),
    )
    parser.add_argument(
        "--pdf", action="store_true", help=_("un PDF, par un Chromium ou Chrome de cette machine")
    )
    parser.add_argument("--open", action="store_true", help=_("ouvrir dans le navigateur"))
    _hour_options(parser)
    parser.add_argument("--force", action="store_true", help=_("écraser un fichier qui existe"))


def _train_options(parser: argparse.ArgumentParser) -> None:
    _activity(parser)
    parser.add_argument("--iterations", type=_count_of_iterations, metavar="N", help=_("combien d'itérations"))
    parser.add_argument("--step", type=_step, metavar="η", help=_("le pas"))
    parser.add_argument("--a", type=_step, metavar="A", help=_("la raideur du coût"))
    parser.add_argument(
        "--start",
        choices=("activity", "cards", "hand", "random"),
        default="activity",
        help=_("départ : celui de l'activité, les cartes, la solution à la main, au hasard"),
    )
    parser.add_argument(
        "--seed", type=_numbered, default=0, metavar="N", help=_("quel hasard, avec --start random")
    )
    parser.add_argument("--without", type=_numbers, metavar="3,7", help=_("exemples laissés de côté"))
    parser.add_argument("--record", metavar=_("FICHIER"), help=_("garder l'enregistrement"))
    parser.add_argument("--export", metavar=_("FICHIER"), help=_("garder une table CSV de tous les poids"))
    parser.add_argument(
        "--at", type=_numbers, metavar="0,100,1000", help=_("les itérations de la table (sans : les repères)")
    )
    parser.add_argument("--json", action="store_true", help=_("pour un autre programme"))


def _replay_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar=_("FICHIER"), help=_("un enregistrement fait par train --record"))
    parser.add_argument("--at", type=_count_of_iterations, metavar="N", help=_("l'itération à montrer"))
    parser.add_argument("--json", action="store_true", help=_("tous les nombres d'une itération, sans écran"))
    parser.add_argument("--activity", metavar=_("ACTIVITÉ"), help=_("une autre activité que celle du fichier"))


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
            from connecte.commands.check import schema

            return schema()
        case "new":
            from connecte.commands.new import new

            return new(arguments.name, arguments.source)
        case "cards":
            from connecte.commands.cards import cards

            return cards(arguments)
        case "forward":
            from connecte.commands.forward import forward

            return forward(arguments)
        case "train":
            from connecte.commands.train import train

            return train(arguments)
        case "replay":
            from connecte.commands.replay import replay

            return replay(arguments)
        case "sessions":
            from connecte.commands.play import sessions

            return sessions()
        case "resume":
            from connecte.commands.play import resume

            return resume(arguments.number, arguments.ascii)
        case "board":
            from connecte.commands.play import board

            return board(arguments.session, arguments.ascii, arguments.light)
        case "report":
            from connecte.commands.report import report

            return report(arguments)
        case "roles":
            from connecte.commands.roles import roles

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
            return play(activity, arguments.ascii, getattr(arguments, "session", None), minutes, pupils)


def _mend_streams() -> None:
    """Closed streams swallow, and a character that cannot be printed is no reason to stop."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # Open as long as the process: there is nobody to close it for.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit code: 0 ok, 1 bad activity or recording, 2 usage or no terminal."""
    _mend_streams()
    argparse_french.install()
    parser = _parser()
    arguments = parser.parse_args(argv)
    if arguments.ascii:
        use_ascii()
    if arguments.version:
        from importlib.metadata import PackageNotFoundError, version

        try:
            print(f"connecte {version('connecte')}")
        except PackageNotFoundError:  # a checkout that was never installed
            print("connecte")
        return OK
    try:
        return _run(arguments)
    except UsageError as error:
        message(str(error))
        return USAGE
    except ConnecteError as error:
        message(str(error))
        return INVALID
    except BrokenPipeError:
        # The reader of our output has gone (`connecte list | head -1`): nothing left to say.
        sys.stderr.close()
        return OK
    except OSError as error:
        message(_("connecte : {reason}").format(reason=system_reason(error)))
        return INVALID
    except KeyboardInterrupt:
        message(_("arrêté"))
        return 130

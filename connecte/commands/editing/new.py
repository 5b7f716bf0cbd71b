"""`connecte new`: write a new activity for the user to edit."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from connecte.commands.output import emit
from connecte.content.begin.letters import letters_text
from connecte.content.catalog import SCHEMA, add_schema, find, template
from connecte.content.yaml.schema.scalars import LONGEST_WORD
from connecte.content.yaml.source import LARGEST
from connecte.files.kinds import refused_by_windows
from connecte.files.reader import as_text, read, read_text
from connecte.files.writer import check, write
from connecte.language.errors import UsageError
from connecte.language.i18n import _
from connecte.language.lists import labelled
from connecte.language.program import command, quoted

_TITLE = re.compile(r"^title: .*$", re.MULTILINE)

KINDS = ("drawn", "numbers", "pixels")
"""The kinds of small activities, each a file of its own: a drawing cut into strips, plain numbers, pixels."""


def new(arguments: argparse.Namespace) -> int:
    """Write NAME.yaml, a copy of an activity or a small activity, and the schema next to it.

    Without a kind, letters or a source, a terminal is asked which kind; elsewhere it is a drawn one. Raises
    UsageError or FileError.
    """
    path, source = _path(arguments.name), arguments.source
    check(path, arguments.force)  # before the question, whose answer would else be for nothing
    if source is not None:
        text = _copied(find(source))
    elif arguments.letters:
        text = letters_text(arguments.letters, f"{_head(template('drawn'))}\n{_title(path.stem)}").encode()
    else:
        text = _named(path.stem, arguments.kind or _asked())
    write(path, text, arguments.force)
    add_schema(path.parent)
    emit(_("{path} : une activité à vous").format(path=path))
    emit(_("{schema}, à côté, sert aux éditeurs de texte").format(schema=SCHEMA))
    emit(_("les exemples y sont numérotés à partir de 0, comme sur les écrans"))
    typed = quoted(str(path))
    emit(
        _("    {command} : la jouer ; chaque enregistrement du fichier s'y voit").format(
            command=command(f"play {typed}")
        )
    )
    emit(_("    {command} : ce qui ne va pas, et où").format(command=command(f"check {typed}")))
    emit(_("    {command} : ses cartes sur papier").format(command=command(f"cards {typed}")))
    return 0


def _asked() -> str:
    """Return the kind that the user chooses; a drawn one where nobody can be asked. Raises UsageError."""
    if sys.stdin is None or sys.stdout is None or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return KINDS[0]
    emit(_("Quel genre d'activité ?"))
    emit(_("  1  un dessin coupé en bandelettes que l'on compte"))
    emit(_("  2  des nombres donnés tels quels"))
    emit(_("  3  des pixels : une entrée par case"))
    emit(_("1, 2 ou 3 (Entrée : 1) :"))
    answer = sys.stdin.readline().strip()
    if answer in ("", *"123"):
        return KINDS[int(answer or 1) - 1]
    raise UsageError(_("« {answer} » : il faut 1, 2 ou 3 ; rien n'est écrit").format(answer=answer))


def _path(name: str) -> Path:
    """Return the file of a name.

    Raises UsageError for a name that is invalid on any system, Windows included, because activities
    are passed from one machine to another.
    """
    path = Path(name if name.endswith((".yaml", ".yml")) else f"{name}.yaml")
    bare = path.name.removesuffix(path.suffix) if path.suffix else path.name.rpartition(".")[0]
    if not bare.strip(". ") or not name.isprintable():
        raise UsageError(_("{name} : ce nom ne peut pas être celui d'un fichier").format(name=repr(name)))
    reason = refused_by_windows(bare)
    if reason:
        raise UsageError(labelled(name, reason))
    return path


def _copied(source: Path) -> bytes:
    """Return another activity unchanged, even with faults. Raises FileError if it is not text."""
    data = read(source, LARGEST)
    as_text(source, data)
    return data


def _named(name: str, kind: str) -> bytes:
    """Return the small activity of a kind with a title made from the name."""
    title = _title(name)
    return _TITLE.sub(lambda _found: title, read_text(template(kind), LARGEST), count=1).encode()


def _title(name: str) -> str:
    """Return the line of the title. No escaping is needed, because `_path` refuses quotes and backslashes."""
    title = name.replace("-", " ").replace("_", " ").strip()[:LONGEST_WORD].strip()
    return f'title: "{title[:1].upper() + title[1:] or _("Mon activité")}"'


def _head(path: Path) -> str:
    """Return the first line of a small activity, which names its schema, and its rules of writing."""
    lines = read_text(path, LARGEST).splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("# Trois"))
    return "\n".join([lines[0], *lines[first : lines.index("", first)], ""])

"""`connecte new`: write a new activity for the user to edit."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from connecte.commands.output import emit
from connecte.content.catalog import SCHEMA, add_schema, find, template
from connecte.content.yaml.schema.scalars import LONGEST_WORD
from connecte.content.yaml.source import LARGEST
from connecte.files.reader import as_text, read, read_text
from connecte.files.writer import write
from connecte.language.errors import UsageError
from connecte.language.i18n import _
from connecte.language.program import command

_TITLE = re.compile(r"^title: .*$", re.MULTILINE)

_NOT_IN_WINDOWS = '<>:"|?*\\'
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in "123456789¹²³")}


def new(name: str, source: str | None, force: bool = False) -> int:
    """Write NAME.yaml, a copy of `source` or a small activity, and the schema next to it.

    Raises UsageError or FileError.
    """
    path = _path(name)
    write(path, _copied(find(source)) if source is not None else _named(path.stem), force)
    add_schema(path.parent)
    emit(_("{path} : une activité à vous").format(path=path))
    emit(_("{schema}, à côté, sert aux éditeurs de texte").format(schema=SCHEMA))
    typed = shlex.quote(str(path))
    emit(
        _("    {command} : la jouer ; chaque enregistrement du fichier s'y voit").format(
            command=command(f"play {typed}")
        )
    )
    emit(_("    {command} : ce qui ne va pas, et où").format(command=command(f"check {typed}")))
    emit(_("    {command} : ses cartes sur papier").format(command=command(f"cards {typed}")))
    return 0


def _path(name: str) -> Path:
    """Return the file of a name.

    Raises UsageError for a name that is invalid on any system, Windows included, because activities
    are passed from one machine to another.
    """
    path = Path(name if name.endswith((".yaml", ".yml")) else f"{name}.yaml")
    bare = path.name.removesuffix(path.suffix) if path.suffix else path.name.rpartition(".")[0]
    if not bare.strip(". ") or not name.isprintable():
        raise UsageError(_("{name} : ce nom ne peut pas être celui d'un fichier").format(name=repr(name)))
    forbidden = next((c for c in bare if c in _NOT_IN_WINDOWS), "")
    if forbidden:
        message = _("{name} : Windows n'admet pas « {character} » dans un nom de fichier")
        raise UsageError(message.format(name=name, character=forbidden))
    if bare.partition(".")[0].rstrip().upper() in _DEVICES:
        raise UsageError(
            _("{name} : Windows garde ce nom pour un appareil ; en choisir un autre").format(name=name)
        )
    if bare != bare.rstrip(". "):
        raise UsageError(_("{name} : un nom ne peut pas finir par un point ou une espace").format(name=name))
    return path


def _copied(source: Path) -> bytes:
    """Return another activity unchanged, even with faults. Raises FileError if it is not text."""
    data = read(source, LARGEST)
    as_text(source, data)
    return data


def _named(name: str) -> bytes:
    """Return the small activity with a title made from the name.

    No escaping is needed, because `_path` refuses quotes and backslashes.
    """
    text = read_text(template(), LARGEST)
    title = name.replace("-", " ").replace("_", " ").strip()[:LONGEST_WORD].strip()
    title = title[:1].upper() + title[1:] or _("Mon activité")
    return _TITLE.sub(lambda _found: f'title: "{title}"', text, count=1).encode()

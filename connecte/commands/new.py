"""`connecte new`: an activity of one's own, to be changed in an editor."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from connecte.commands.output import emit
from connecte.content.catalog import SCHEMA, find, shipped_folder, template
from connecte.content.file_text import save
from connecte.content.yaml.schema import LONGEST_WORD
from connecte.language.errors import ConnecteError, UsageError, system_reason
from connecte.language.i18n import _

_TITLE = re.compile(r"^title: .*$", re.MULTILINE)


class NewError(ConnecteError):
    """A file that cannot be made."""


def new(name: str, source: str | None) -> int:
    """Write NAME.yaml and its schema beside it. Raises UsageError or NewError."""
    path = _path(name)
    if path.exists():
        raise NewError(_("{path} existe déjà : choisir un autre nom").format(path=path))
    data = find(source).read_bytes() if source is not None else _named(path.stem)
    try:
        save(path, data)
        schema = path.parent / SCHEMA
        if not schema.exists():
            save(schema, (shipped_folder() / SCHEMA).read_bytes())
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            told = _("{path} ne peut pas être écrit : le dossier {folder} n'existe pas")
            raise NewError(told.format(path=path, folder=path.parent)) from error
        told = _("{path} ne peut pas être écrit ({reason})").format(path=path, reason=system_reason(error))
        raise NewError(told) from error
    emit(_("{path} : une activité à vous").format(path=path))
    emit(_("{schema}, à côté, sert aux éditeurs de texte").format(schema=SCHEMA))
    typed = shlex.quote(str(path))
    emit(
        _("    connecte play {path} : la jouer ; chaque enregistrement du fichier s'y voit").format(path=typed)
    )
    emit(_("    connecte check {path} : ce qui ne va pas, et où").format(path=typed))
    emit(_("    connecte cards {path} : ses cartes sur papier").format(path=typed))
    return 0


def _path(name: str) -> Path:
    """The file of a name. Raises UsageError for one that no file can have."""
    path = Path(name if name.endswith((".yaml", ".yml")) else f"{name}.yaml")
    if not path.stem.strip(". ") or not name.isprintable():
        raise UsageError(_("{name} : ce nom ne peut pas être celui d'un fichier").format(name=repr(name)))
    return path


def _named(name: str) -> bytes:
    """The small activity, with the name for its title."""
    text = template().read_text("utf-8")
    title = name.replace("-", " ").replace("_", " ").strip()[:LONGEST_WORD].strip()
    title = title[:1].upper() + title[1:] or _("Mon activité")
    quoted = title.replace("\\", "").replace('"', "'")
    return _TITLE.sub(lambda _found: f'title: "{quoted}"', text, count=1).encode()

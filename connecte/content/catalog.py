"""Finds activities: inside the installed package, or in the checkout."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from connecte.content.yaml.source import LARGEST
from connecte.files.reader import read
from connecte.files.shipped import shipped_folder
from connecte.language.errors import FileError, UsageError, system_reason
from connecte.language.i18n import _
from connecte.language.lists import comma_list
from connecte.language.nearest import closest, suggestion

if TYPE_CHECKING:
    from connecte.content.activity import Activity

DEFAULT = "connecte-tes-neurones"
SCHEMA = "activity.schema.json"
"""The file that the first line of a shipped activity names, for editors."""


def shipped() -> list[Path]:
    """Return the files of the shipped activities, the default one first."""
    found = sorted(shipped_folder().glob("*.yaml"))
    return sorted(found, key=lambda path: path.stem != DEFAULT)


def find(name: str) -> Path:
    """Return the file of an activity given by name or path. Raises UsageError with the nearest name."""

    names = {path.stem: path for path in shipped()}
    if name in names:
        return names[name]
    path = Path(name)
    if _is_there(name):
        if path.is_dir():
            raise UsageError(_("{name} : c'est un dossier ; donner un fichier d'activité").format(name=name))
        return path
    if path.suffix not in (".yaml", ".yml") and _is_there(f"{name}.yaml"):
        return Path(f"{name}.yaml")
    looks_like_path = path.suffix in (".yaml", ".yml") or path.name != name
    hint = suggestion(closest(name, list(names))) or _("activités fournies : {names}").format(
        names=comma_list(names)
    )
    message = (
        _("{name} : ce fichier n'existe pas") if looks_like_path else _("{name} : activité inconnue ({hint})")
    )
    raise UsageError(message.format(name=name, hint=hint))


def _is_there(name: str) -> bool:
    """Return whether a file has this name. Raises UsageError for a link without end and for what may not
    be looked at: to say that it does not exist would be wrong.
    """
    try:
        os.stat(name)  # noqa: PTH116 - not of a Path, which leaves out a "/" at the end
    except (FileNotFoundError, NotADirectoryError) as error:
        if Path(name).is_symlink():
            raise UsageError(_("{name} : ce lien ne mène à aucun fichier").format(name=name)) from error
        return False
    except OSError as error:
        message = _("{name} ne peut pas être lu ({reason})")
        raise UsageError(message.format(name=name, reason=system_reason(error))) from error
    except ValueError:  # a name that no file can have
        return False
    return True


def template(kind: str) -> Path:
    """Return the file of the small activity of a kind that a new one is made from."""
    return Path(__file__).resolve().parent / "begin" / f"{kind}.yaml"


def is_shipped(path: Path) -> bool:
    """Whether a file is one of those that came with the program, which are never changed."""
    try:
        # Not `resolve`, which raises where links form a circle.
        return Path(os.path.realpath(path)).parent == Path(os.path.realpath(shipped_folder()))
    except ValueError:  # a name that the locale cannot write
        return False


def changed_copy(path: Path, folder: Path) -> Path | None:
    """Return the copy of a shipped activity that lies in a folder under its name, if it says something else."""
    copy = folder / path.name
    if not is_shipped(path) or not copy.is_file() or is_shipped(copy):
        return None
    with contextlib.suppress(FileError):
        return copy if read(copy, LARGEST) != read(path, LARGEST) else None
    return copy


def own_copy(path: Path, folder: Path) -> Path:
    """Copy a shipped activity into a folder, under a name that is free there, and its schema for
    editors beside it. Raises FileError.
    """
    from connecte.files.names import own_or_numbered, write_free

    mine = write_free(own_or_numbered(folder / path.name), read(path, LARGEST))
    add_schema(folder)
    return mine


def add_schema(folder: Path) -> None:
    """Write the file that editors complete activities with, unless the folder has one. Raises FileError."""
    from connecte.files.writer import TakenError, write

    with contextlib.suppress(TakenError):
        write(folder / SCHEMA, read(shipped_folder() / SCHEMA, LARGEST))


def load(name: str = DEFAULT) -> Activity:
    """Read the activity given by name or path. Raises UsageError or ActivityError."""
    from connecte.content.reading.reader import read_activity

    return read_activity(find(name))

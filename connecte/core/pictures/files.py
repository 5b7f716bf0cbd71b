"""Read a user's own pictures: MNIST as `mnist.npz`, or as its four IDX files (networks.md §4)."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from connecte.core.pictures.idx import PicturesError, is_idx, read_idx
from connecte.core.pictures.pictures import Pictures
from connecte.files.reader import read
from connecte.language.errors import FileError
from connecte.language.i18n import _

MOST_BYTES = 80 << 20
"""The most bytes of a file, and of all that it holds: MNIST has 55 millions, 12 where it is packed."""
LEAST_SIDE, MOST_SIDE = 2, 28
"""The smallest and the largest side of a picture."""
_GREYS = (1, 16, 255)
"""The grey of a black cell, as sets of pictures have it."""
_ZIP = b"PK"
_PARTS = ("train", "t10k")
_KINDS = {"images": 3, "labels": 1}
"""The files of each part, and how many axes they have."""


class _Part(NamedTuple):
    """The pictures of one part, to learn or to test."""

    sizes: tuple[int, ...]
    """How many, rows, columns."""
    cells: bytes
    labels: bytes


def read_pictures(path: Path) -> Pictures:
    """Return the pictures of `mnist.npz`, of a folder with the four IDX files, or of the folder of one of
    them. Raises FileError with a sentence.
    """
    if path.is_dir():
        return _checked(path, [_idx_part(path, part) for part in _PARTS])
    data = read(path, MOST_BYTES)
    if data.startswith(_ZIP):
        return _checked(path, _npz_parts(path, data))
    if is_idx(data):
        return _checked(path, [_idx_part(path.parent, part) for part in _PARTS])
    raise _refused(path, _("ce n'est ni mnist.npz, ni un des quatre fichiers IDX de MNIST"))


def files_of(path: Path) -> list[Path]:
    """Return `mnist.npz` alone, or the four IDX files: pictures and labels to learn, then those that test."""
    folder = path if path.is_dir() else path.parent
    if path.is_file() and read(path, MOST_BYTES).startswith(_ZIP):
        return [path]
    return [_idx_file(folder, part, kind, axes) for part in _PARTS for kind, axes in _KINDS.items()]


def _idx_part(folder: Path, part: str) -> _Part:
    found = []
    for kind, axes in _KINDS.items():
        path = _idx_file(folder, part, kind, axes)
        try:
            found.append(read_idx(read(path, MOST_BYTES), axes, MOST_BYTES))
        except PicturesError as error:
            raise _refused(path, str(error)) from error
    (sizes, cells), (_counts, labels) = found
    return _Part(sizes, cells, labels)


def _idx_file(folder: Path, part: str, kind: str, axes: int) -> Path:
    """Return one of the four files, under one of the names that it goes by."""
    names = [f"{part}-{kind}{sign}idx{axes}-ubyte{end}" for sign in "-." for end in ("", ".gz")]
    found = next((folder / name for name in names if (folder / name).exists()), None)
    return folder / names[0] if found is None else found


def _npz_parts(path: Path, data: bytes) -> list[_Part]:
    # NumPy is imported here: the shipped digits are read without it.
    from connecte.core.replay.members import MembersError, read_members

    try:
        arrays = read_members(data, MOST_BYTES)
    except MembersError as error:
        reason = _("son contenu est abîmé, trop grand, ou autre chose que des tableaux de nombres")
        raise _refused(path, reason) from error
    parts = []
    for part in ("train", "test"):
        cells, labels = (arrays.get(f"{kind}_{part}") for kind in "xy")
        if cells is None or labels is None:
            raise _refused(path, _("il n'a pas x_train, y_train, x_test et y_test"))
        if cells.ndim != 3 or labels.ndim != 1 or cells.dtype.kind != "u" or labels.dtype.kind not in "ui":
            raise _refused(path, _("il contient autre chose que des images en gris et leurs étiquettes"))
        if cells.dtype.itemsize != 1 or (labels.size and not 0 <= labels.min() <= labels.max() <= 255):
            raise _refused(path, _("un gris va de 0 à 255, et une étiquette de 0 à 9"))
        parts.append(_Part(cells.shape, cells.tobytes(), labels.astype("u1").tobytes()))
    return parts


def _checked(path: Path, parts: list[_Part]) -> Pictures:
    """Return the pictures of both parts, once they go together."""
    learned, tested = parts
    if learned.sizes[1:] != tested.sizes[1:]:
        raise _refused(path, _("les images à apprendre et celles du test n'ont pas la même taille"))
    rows, columns = learned.sizes[1:]
    if not all(LEAST_SIDE <= side <= MOST_SIDE for side in (rows, columns)):
        message = _(
            "taille des images : {rows} × {columns} ; il faut {least} au moins et {most} au plus de chaque côté"
        )
        raise _refused(path, message.format(rows=rows, columns=columns, least=LEAST_SIDE, most=MOST_SIDE))
    for part in parts:
        if part.sizes[0] != len(part.labels):
            message = _("images : {images}, étiquettes : {labels} ; il en faut autant")
            raise _refused(path, message.format(images=part.sizes[0], labels=len(part.labels)))
        if not part.labels:
            raise _refused(path, _("il n'y a aucune image à apprendre, ou aucune pour le test"))
        if max(part.labels) > 9:
            raise _refused(path, _("un gris va de 0 à 255, et une étiquette de 0 à 9"))
    cells, labels = learned.cells + tested.cells, learned.labels + tested.labels
    # What is left without a level's greys is darker; `max` would take four times as long.
    levels = next(level for level in _GREYS if not cells.translate(None, bytes(range(level + 1))))
    return Pictures(rows, columns, levels, cells, labels, len(learned.labels))


def _refused(path: Path, reason: str) -> FileError:
    return FileError(path, reason, _("{path} ne peut pas être lu ({reason})"))

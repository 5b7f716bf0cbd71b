"""Examples that are pictures of a file: the digits that come with the program, or a user's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from connecte.content.activity import Example
from connecte.content.yaml.schema.walk import Value, Walk
from connecte.core.grid.drawing import NO_DRAWING
from connecte.core.pictures.idx import read_idx
from connecte.core.pictures.pictures import Pictures, Pixels
from connecte.files.reader import read
from connecte.files.shipped import shipped_folder
from connecte.language.i18n import _

_LARGEST = 1 << 20
"""The most bytes of a shipped file, packed or not."""
_LEVELS = 16


class PictureExamples(Sequence[Example]):
    """The examples of a set of pictures, or some of them. Each is made when it is asked for."""

    def __init__(self, pictures: Pictures, numbers: Sequence[int] | None = None) -> None:
        self.pictures = pictures
        self.numbers = range(len(pictures)) if numbers is None else numbers
        self._pixels = pictures.pixels

    def of(self, numbers: Sequence[int]) -> PictureExamples:
        """Return those of these numbers alone."""
        return PictureExamples(self.pictures, numbers)

    @property
    def labels(self) -> list[str]:
        """The label of each."""
        names = [str(label) for label in range(256)]
        return [names[self.pictures.labels[number]] for number in self.numbers]

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, at: int) -> Example: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Example]: ...

    def __getitem__(self, at: int | slice) -> Example | Sequence[Example]:
        numbers = self.numbers[at]
        return self._example(numbers) if isinstance(numbers, int) else tuple(map(self._example, numbers))

    def __iter__(self) -> Iterator[Example]:
        return map(self._example, self.numbers)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PictureExamples):
            return False
        return self.pictures == other.pictures and tuple(self.numbers) == tuple(other.numbers)

    def __hash__(self) -> int:
        return hash((self.pictures, len(self)))

    def _example(self, number: int) -> Example:
        values = self._pixels.values(self.pictures.picture(number))
        return Example(number, values, str(self.pictures.labels[number]), False, NO_DRAWING)


def shipped_digits() -> Pictures:
    """Return the 1797 digits of 8 × 8 cells that come with the program (networks.md §4)."""
    folder = shipped_folder() / "digits"
    sizes, cells = read_idx(read(folder / "images.idx3.gz", _LARGEST), 3, _LARGEST)
    (count,), labels = read_idx(read(folder / "labels.idx1.gz", _LARGEST), 1, _LARGEST)
    return Pictures(sizes[1], sizes[2], _LEVELS, cells, labels, count)


def read_data(walk: Walk, part: Value | None, pixels: Pixels | None) -> PictureExamples | None:
    """Return the examples that a file's `data` names; None where it lists its own, or where it has a fault."""
    if part is None or not isinstance(part.value, dict) or "data" not in part.value:
        return None
    if part.value["data"].value is None:
        return None
    pictures = walk.pictures or shipped_digits()
    if pixels != pictures.pixels:
        walk.fault(
            part.value["data"].source,
            _("ces images ont d'autres dimensions : {rows} × {columns}, levels: {levels}").format(
                rows=pictures.rows, columns=pictures.columns, levels=pictures.levels
            ),
            _("écrire inputs: {{pixels: {{rows: {rows}, columns: {columns}, levels: {levels}}}}}").format(
                rows=pictures.rows, columns=pictures.columns, levels=pictures.levels
            ),
        )
        return None
    return PictureExamples(pictures)

"""The lines of a script that read a user's pictures, which it does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from connecte.content.activity import Activity
from connecte.content.reading.sections.data import PictureExamples
from connecte.content.runs.trial import Trial
from connecte.core.pictures.files import files_of
from connecte.language.i18n import _

_HEADS = (16, 8)
"""How many bytes stand before the pictures and before the labels of IDX files."""


def reading_lines(activity: Activity, trial: Trial, path: Path) -> list[str]:
    """Return lines that make X, the pictures that a run learns as numbers from 0 to 1, and `voulu`, the number
    of the output that should answer each.
    """
    examples = activity.examples
    assert isinstance(examples, PictureExamples)
    aside, pictures = frozenset(trial.left_out), examples.pictures
    rows = [number for number in range(len(pictures)) if number not in aside]
    taken = f"slice({len(rows)})" if rows == list(range(len(rows))) else f"np.array({rows})"
    outputs = activity.network().choices
    places = [outputs.index(str(digit)) if str(digit) in outputs else -1 for digit in range(10)]
    return [
        *_reading(files_of(path)),
        f"appris = {taken}  # " + _("les autres sont mis de côté"),
        f"X = np.concatenate(cases).reshape(-1, {pictures.size})[appris] / {pictures.levels}",
        _("# La sortie qui devrait annoncer chacun (-1 : aucune)."),
        f"voulu = np.array({places})[np.concatenate(chiffres)[appris]]",
    ]


def _reading(files: Sequence[Path]) -> list[str]:
    """Return the lines that read both parts: `cases`, all greys, and `chiffres`, a label for each picture."""
    names = [str(file.absolute()) for file in files]
    if len(names) == 1:
        return [
            f"lu = np.load({names[0]!r})",
            "cases, chiffres = [lu['x_train'], lu['x_test']], [lu['y_train'], lu['y_test']]",
        ]
    return [
        "import gzip, pathlib",
        "def octets(nom):",
        "    lu = pathlib.Path(nom).read_bytes()",
        "    return gzip.decompress(lu) if lu[:2] == b'\\x1f\\x8b' else lu",
        f"cases = [np.frombuffer(octets(nom), np.uint8, offset={_HEADS[0]}) for nom in {names[::2]}]",
        f"chiffres = [np.frombuffer(octets(nom), np.uint8, offset={_HEADS[1]}) for nom in {names[1::2]}]",
    ]

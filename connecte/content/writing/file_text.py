"""A text file that is edited: lines that the edit leaves alone keep their bytes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from connecte.content.yaml.source import LARGEST
from connecte.files.reader import read
from connecte.language.errors import FileError

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class FileText:
    """The bytes of a file as it was read, and its lines with the line end of each."""

    data: bytes

    @property
    def lines(self) -> list[str]:
        """Return the lines, each with its own line end. Raises UnicodeDecodeError."""
        return self.data.removeprefix(_MARK).decode("utf-8").splitlines(keepends=True)

    @cached_property
    def text(self) -> str:
        """Return the text with the same line end everywhere, as an editor shows it and compares at each key.
        Raises UnicodeDecodeError.
        """
        return "".join(_bare(line) + ("\n" if _end(line) else "") for line in self.lines)

    def on_disk(self, path: Path) -> bytes:
        """Read what the file holds at present. Return the bytes read first where the file is gone, so
        that a save writes it again. Raises FileError.
        """
        try:
            return read(path, LARGEST)
        except FileError:
            if path.exists():  # no plain file: it must not be replaced without asking
                raise
            return self.data

    def edited(self, text: str) -> bytes:
        """Return the bytes to write for an edited text: kept lines with their own line end, new lines
        with the line end of the line before them.
        """
        old, new = self.lines, text.splitlines(keepends=True)
        ends = self._ends(old, [_bare(line) for line in new])
        written = [_bare(line) + (end if _end(line) else "") for line, end in zip(new, ends, strict=True)]
        mark = _MARK if self.data.startswith(_MARK) else b""
        return mark + "".join(written).encode("utf-8")

    def _ends(self, old: list[str], new: list[str]) -> list[str]:
        """Choose a line end for each new line."""
        bare = [_bare(line) for line in old]
        usual = next((_end(line) for line in old if _end(line)), "\n")
        start = 0
        while start < min(len(bare), len(new)) and bare[start] == new[start]:
            start += 1
        stop = 0
        while stop < min(len(bare), len(new)) - start and bare[-1 - stop] == new[-1 - stop]:
            stop += 1
        kept = dict(_kept(bare, new, start, stop))
        ends: list[str] = []
        for number in range(len(new)):
            own = _end(old[kept[number]]) if number in kept else ""
            end = own or (ends[-1] if ends else usual)
            if end == "\n" and not new[number] and ends and ends[-1] == "\r":
                end = "\r"  # "\r" and "\n" would become one line end
            ends.append(end)
        return ends


def _kept(old: list[str], new: list[str], start: int, stop: int) -> list[tuple[int, int]]:
    """Pair the lines that are the same, as (new, old): `start` lines at the top, `stop` at the end, and
    some between.
    """
    import difflib

    matcher = difflib.SequenceMatcher(
        None, old[start : len(old) - stop], new[start : len(new) - stop], autojunk=False
    )
    pairs = [(n, n) for n in range(start)]
    for block in matcher.get_matching_blocks():
        pairs += [(start + block.b + n, start + block.a + n) for n in range(block.size)]
    return pairs + [(len(new) - stop + n, len(old) - stop + n) for n in range(stop)]


def _bare(line: str) -> str:
    return line[: len(line) - len(_end(line))]


def _end(line: str) -> str:
    if line.endswith("\r\n"):
        return "\r\n"
    return line[-1:] if line and line.splitlines() != [line] else ""

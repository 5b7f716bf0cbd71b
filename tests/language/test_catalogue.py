"""Another language is one catalogue in a folder of its own."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from connecte.language.i18n import French, _for_user
from tests.language.strings import every_text

TEXTS = {"": "Content-Type: text/plain; charset=UTF-8\n", "une grille": "a grid"}


def write_catalogue(path: Path) -> None:
    """Write TEXTS as gettext reads them (GNU gettext manual, "The Format of GNU MO Files")."""
    texts = [text.encode() for pair in (TEXTS.keys(), TEXTS.values()) for text in pair]
    head = 28 + 8 * len(texts)
    starts = [head + sum(len(text) + 1 for text in texts[:number]) for number in range(len(texts))]
    table = [number for text, start in zip(texts, starts, strict=True) for number in (len(text), start)]
    header = (0x950412DE, 0, len(TEXTS), 28, 28 + 8 * len(TEXTS), 0, head)
    data = struct.pack(f"<{len(header) + len(table)}I", *header, *table) + b"".join(t + b"\0" for t in texts)
    path.parent.mkdir(parents=True)
    path.write_bytes(data)


@pytest.mark.parametrize("language", ["en_GB.UTF-8", "en", "de"])
def test_the_catalogue_of_the_users_language_is_read(tmp_path, monkeypatch, language):
    write_catalogue(tmp_path / "en" / "LC_MESSAGES" / "connecte.mo")
    (tmp_path / "README.md").touch()
    monkeypatch.setenv("LANGUAGE", language)
    found = _for_user(tmp_path)
    assert found.gettext("une grille") == ("une grille" if language == "de" else "a grid")
    assert isinstance(found, French) == (language == "de")


def test_without_catalogues_texts_are_french(tmp_path):
    assert isinstance(_for_user(tmp_path), French)
    assert isinstance(_for_user(tmp_path / "missing"), French)


def test_no_per_cent_sign_is_taken_for_a_format():
    """Babel refuses a translation of "100 % ensemble" that has no "% e"; argparse's own texts have formats."""
    taken = [
        said
        for said in every_text()
        if ".py:" in said.place
        if re.search(r"(?<!%)% [diouxXeEfFgGcrs]", said.text)
    ]
    assert taken == []

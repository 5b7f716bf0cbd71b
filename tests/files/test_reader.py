"""Whatever stands under a name, reading it ends at once: with the bytes, or with one sentence."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connecte.files.reader import TooLargeError, as_text, read, read_text
from connecte.language.errors import FileError, system_reason

needs_pipes = pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")


def odd_places(folder):
    """Every kind of thing that is no plain file, with a word of why it is not read."""
    os.mkfifo(folder / "pipe")
    (folder / "to-pipe").symlink_to("pipe")
    (folder / "folder").mkdir()
    (folder / "round").symlink_to("round")
    (folder / "dangling").symlink_to("nowhere")
    return {
        folder / "pipe": "tube", folder / "to-pipe": "tube", folder / "folder": "dossier",
        folder / "round": "tournent en rond", folder / "dangling": "n'est pas là",
        folder / "none": "n'est pas là",
        Path("/dev/zero"): "périphérique", Path("/dev/null"): "périphérique", Path(): "dossier",
        folder / "a\0b": "ce nom", folder / ("x" * 300): "trop long", folder / "pipe" / "x": "pas un dossier",
    }  # fmt: skip


@needs_pipes
def test_what_is_no_plain_file_is_refused_without_waiting(tmp_path):
    for path, word in odd_places(tmp_path).items():
        with pytest.raises(FileError, match=word) as told:
            read(path, 100)
        assert str(told.value).startswith(f"{path} ne peut pas être lu (")
        assert "\n" not in str(told.value)


@needs_pipes
def test_a_socket_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # its whole path would be too long for macOS
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s")
        with pytest.raises(FileError, match="socket"):
            read(tmp_path / "s", 100)


@pytest.mark.parametrize("size", [0, 1, 99, 100])
def test_what_fits_is_read_whole(tmp_path, size):
    (tmp_path / "a").write_bytes(b"x" * size)
    assert read(tmp_path / "a", 100) == b"x" * size


@pytest.mark.parametrize(
    ("size", "most", "words"),
    [
        (262145, 262144, "trop grand : 257 ko, il faut 256 ko au plus"),
        (20 << 20, 64 << 10, "trop grand : 20 Mo, il faut 64 ko au plus"),
        (1 << 40, 64 << 20, "trop grand : 1 048 576 Mo, il faut 64 Mo au plus"),
    ],
)
def test_what_is_too_large_is_refused_by_its_size(tmp_path, size, most, words):
    with (tmp_path / "a").open("wb") as file:
        file.truncate(size)  # a hole: nothing of it is on the disk
    with pytest.raises(TooLargeError) as told:
        read(tmp_path / "a", most)
    assert words in str(told.value)


def test_a_file_that_grows_while_it_is_read_is_too_large(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"x" * 5)
    fstat = os.fstat

    def then_it_grows(handle):
        found = fstat(handle)
        with (tmp_path / "a").open("ab") as file:
            file.write(b"y" * 200)
        return found

    monkeypatch.setattr(os, "fstat", then_it_grows)
    with pytest.raises(TooLargeError, match="plus de"):
        read(tmp_path / "a", 100)


@given(st.binary(max_size=30))
def test_bytes_are_text_or_a_sentence(data):
    try:
        assert as_text(Path("a"), data).encode() == data.removeprefix(b"\xef\xbb\xbf")
    except FileError as error:
        assert "UTF-8" in str(error)


def test_text_in_utf_16_is_called_so(tmp_path):
    (tmp_path / "a").write_text("title: été", "utf-16")
    with pytest.raises(FileError, match="il est en UTF-16"):
        read_text(tmp_path / "a", 100)


@given(st.integers(1, 200))
def test_every_reason_of_the_system_is_french(number):
    told = system_reason(OSError(number, os.strerror(number)))
    assert told
    assert os.strerror(number) not in told

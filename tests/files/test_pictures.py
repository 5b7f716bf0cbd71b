"""A user's own pictures: mnist.npz and IDX files that are right, damaged, or made on purpose."""

from __future__ import annotations

import gzip
import io
import json
import os
import struct
import tracemalloc
import zipfile

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connecte.core.pictures import files
from connecte.core.pictures.files import MOST_BYTES, read_pictures
from connecte.core.pictures.idx import read_idx
from connecte.language.errors import FileError
from tests.often import times
from tests.test_cli import run

CHANCE = np.random.default_rng(1)
LEARNED, TESTED = 30, 10
CELLS = CHANCE.integers(0, 256, (LEARNED + TESTED, 5, 4), dtype=np.uint8)
LABELS = np.arange(LEARNED + TESTED, dtype=np.uint8) % 10
ARRAYS = {
    "x_train": CELLS[:LEARNED],
    "y_train": LABELS[:LEARNED],
    "x_test": CELLS[LEARNED:],
    "y_test": LABELS[LEARNED:],
}
TALL = {"x_train": np.zeros((LEARNED, 200, 4), np.uint8), "x_test": np.zeros((TESTED, 200, 4), np.uint8)}


def npz(**changes):
    """The bytes of an archive of these arrays, some of them replaced; None leaves one out."""
    file = io.BytesIO()
    np.savez_compressed(
        file, **{name: array for name, array in (ARRAYS | changes).items() if array is not None}
    )
    return file.getvalue()


def idx(array):
    """The bytes of an IDX file, written as its description says."""
    return (
        struct.pack(">HBB", 0, 8, array.ndim) + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()
    )


def folder_of(path, pack=lambda data: data, end=""):
    """A folder with the four files of MNIST."""
    for part, cells, labels in (("train", "x_train", "y_train"), ("t10k", "x_test", "y_test")):
        (path / f"{part}-images-idx3-ubyte{end}").write_bytes(pack(idx(ARRAYS[cells])))
        (path / f"{part}-labels-idx1-ubyte{end}").write_bytes(pack(idx(ARRAYS[labels])))
    return path


def is_theirs(pictures):
    return (
        (pictures.rows, pictures.columns, pictures.levels, pictures.learned) == (5, 4, 255, LEARNED)
        and pictures.cells == CELLS.tobytes()
        and pictures.labels == LABELS.tobytes()
    )


def refused(path):
    with pytest.raises(FileError) as error:
        read_pictures(path)
    return error.value.reason


def test_an_archive_is_read(tmp_path):
    file = tmp_path / "mnist.npz"
    file.write_bytes(npz())
    assert is_theirs(read_pictures(file))
    file.write_bytes(npz(y_train=ARRAYS["y_train"].astype(np.int64)))
    assert is_theirs(read_pictures(file))


@pytest.mark.parametrize("pack", ["plain", "gzip"])
def test_four_files_are_read_by_their_folder_or_by_one_of_them(pack, tmp_path):
    folder_of(tmp_path, *((gzip.compress, ".gz") if pack == "gzip" else ()))
    assert is_theirs(read_pictures(tmp_path))
    for one in tmp_path.iterdir():
        assert is_theirs(read_pictures(one))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"x_test": None}, "il n'a pas x_train"),
        ({"x_train": np.array([{}] * 3, dtype=object)}, "autre chose que des tableaux de nombres"),
        ({"x_train": CELLS[:LEARNED].astype(float)}, "autre chose que des images en gris"),
        ({"x_train": CELLS[0]}, "autre chose que des images en gris"),
        ({"x_train": CELLS[: LEARNED - 1]}, "images : 29, étiquettes : 30"),
        ({"x_train": CELLS[:LEARNED].astype(np.uint16)}, "de 0 à 255"),
        ({"y_train": LABELS[:LEARNED] + 5}, "une étiquette de 0 à 9"),
        ({"y_train": LABELS[:LEARNED].astype(np.int64) - 5}, "une étiquette de 0 à 9"),
        (TALL, "200 × 4"),
        ({"x_test": CELLS[:TESTED, :4]}, "pas la même taille"),
        ({"x_test": CELLS[:0], "y_test": LABELS[:0]}, "aucune image"),
    ],
)  # fmt: skip
def test_an_archive_of_something_else_is_refused_with_its_reason(changes, reason, tmp_path):
    file = tmp_path / "mnist.npz"
    file.write_bytes(npz(**changes))
    assert reason in refused(file)


def test_a_bomb_and_a_promise_are_refused_without_unpacking_them(tmp_path, monkeypatch):
    most = MOST_BYTES >> 3  # what is twice as much is packed sooner
    monkeypatch.setattr(files, "MOST_BYTES", most)
    bomb = tmp_path / "bomb.npz"
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("x_train.npy", "w") as member,
    ):
        for _piece in range(2 * most >> 20):
            member.write(bytes(1 << 20))
    promise = tmp_path / "train-images-idx3-ubyte"
    promise.write_bytes(struct.pack(">HBB", 0, 8, 3) + struct.pack(">3I", 4_000_000_000, 28, 28) + bytes(100))
    packed = (
        folder_of(tmp_path / "packed", gzip.compress, ".gz") if (tmp_path / "packed").mkdir() is None else None
    )
    (packed / "train-images-idx3-ubyte.gz").write_bytes(gzip.compress(bytes(2 * most), 1))
    tracemalloc.start()
    assert "trop grand" in refused(bomb)
    assert "cases annoncées" in refused(promise)
    assert "trop grand" in refused(packed)
    assert tracemalloc.get_traced_memory()[1] < 3 * most
    tracemalloc.stop()


@pytest.mark.skipif(os.name == "nt", reason="pipes and devices of POSIX")
def test_what_is_no_plain_file_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "FIFO" in refused(tmp_path / "pipe")
    assert "périphérique" in refused(type(tmp_path)("/dev/zero"))
    assert "il n'est pas là" in refused(tmp_path)  # a folder without the four files
    os.mkfifo(tmp_path / "train-images-idx3-ubyte")
    assert "FIFO" in refused(tmp_path)
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    assert "ni mnist.npz, ni un des quatre" in refused(tmp_path / "photo.png")


@settings(max_examples=times(40, 2000), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(["npz", "idx", "gz"]), data=st.data())
def test_damaged_files_are_read_or_refused_and_nothing_else(kind, data, tmp_path):
    whole = {"npz": npz(), "idx": idx(CELLS[:LEARNED]), "gz": gzip.compress(idx(CELLS[:LEARNED]))}[kind]
    damaged = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for _flip in range(data.draw(st.integers(0, 3))):
        if damaged:
            damaged[data.draw(st.integers(0, len(damaged) - 1))] ^= data.draw(st.integers(1, 255))
    folder_of(tmp_path)
    end = ".gz" if kind == "gz" else ""
    file = tmp_path / ("mnist.npz" if kind == "npz" else f"train-images-idx3-ubyte{end}")
    if end:
        (tmp_path / "train-images-idx3-ubyte").unlink(missing_ok=True)
    file.write_bytes(damaged)
    try:
        assert read_pictures(file).rows > 0
    except FileError as error:
        assert error.reason


def test_idx_is_read_as_its_description_says():
    # A header of two zeros, the type 8, one axis; its size 3 as a big-endian number; three bytes.
    assert read_idx(bytes([0, 0, 8, 1, 0, 0, 0, 3, 7, 8, 9]), 1, 100) == ((3,), bytes([7, 8, 9]))


def test_a_network_of_784_inputs_learns_from_the_users_file(tmp_path, capsys):
    large = np.zeros((40, 28, 28), np.uint8)
    large[:, 4:24, 4:24] = np.kron(CELLS[:, :4], np.ones((1, 5, 5), np.uint8))
    file = tmp_path / "mnist.npz"
    file.write_bytes(npz(x_train=large[:30], x_test=large[30:]))
    code, out, err = run(capsys, "train", "chiffres", "--data", str(file), "--json", "--epochs", "2")
    found = json.loads(out)
    assert code == 0 and "28 × 28" in err
    assert np.shape(found["hidden"]["weights"]) == (30, 784) and found["examples"] == 30
    code, out, _err = run(capsys, "train", "chiffres", "--data", str(file), "--run", "détecteurs", "--json")
    assert code == 0 and np.shape(json.loads(out)["layers"][0]["weights"]) == (10, 784)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["train", "chiffres", "--data", "nowhere.npz"], 1),
        (["train", "xor", "--data", "nowhere.npz"], 2),
        (["train", "chiffres", "--data", "nowhere.npz", "--record", "x.npz"], 2),
    ],
)
def test_a_refusal_is_one_sentence(arguments, code, capsys):
    found, out, err = run(capsys, *arguments)
    assert (found, out, err.count("\n")) == (code, "", 1)

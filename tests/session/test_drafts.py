"""Drafts of the editor: whatever the disk does at whatever call, what was shown last is still there."""

from __future__ import annotations

import contextlib
import itertools
import os

import pytest

from connecte.session.store.drafts import Drafts
from tests.session.test_faults import FAULTS, Died, Disk

WRITTEN = ("t", "ti", "tit", "titl", "title: é")


def write(drafts, path, disk, shown, kept):
    """Write a text key by key: each is kept before it is shown, every second one is synced."""
    for number, text in enumerate(WRITTEN):
        reason = drafts.keep(path, text, sync=number % 2 == 0)
        assert bool(reason) == (drafts_say(drafts, path, disk) != text), (
            "said where it is not kept, and only there"
        )
        shown.append(text)
        if not reason:
            kept.append(text)


def drafts_say(drafts, path, disk):
    disk.outside = True
    try:
        return drafts.of(path)
    finally:
        disk.outside = False


@pytest.mark.parametrize("fault", [*FAULTS, "little", "dies"])
def test_any_call_may_fail(fault, tmp_path):
    for at in itertools.count(1):
        folder = tmp_path / str(at)
        drafts, path = Drafts(folder / "drafts"), folder / "mine.yaml"
        shown, kept = [], []
        with pytest.MonkeyPatch.context() as monkeypatch:
            disk = Disk(monkeypatch, folder, fault, at)
            with contextlib.suppress(Died):
                write(drafts, path, disk, shown, kept)
            disk.end(monkeypatch)
        where = f"{fault} at call {at}, {disk.failed}"
        if fault == "dies" and disk.dead:
            coming = WRITTEN[len(shown)]
            assert drafts.of(path) in (shown[-1] if shown else None, coming), where
        else:
            assert drafts.of(path) == kept[-1], where
            assert len(kept) >= len(WRITTEN) - 1, where  # one fault costs one key, and the next one mends it
        if len(disk.calls) < at:
            break
    assert at > 20, "a draft asks the system that often"


def test_what_a_power_cut_leaves_of_a_draft_is_no_text(tmp_path):
    drafts, path = Drafts(tmp_path / "drafts"), tmp_path / "mine.yaml"
    drafts.keep(path, "title: é")
    (draft,) = (tmp_path / "drafts").iterdir()
    for left in (b"", bytes(8)):
        draft.write_bytes(left)
        assert drafts.of(path) is None


def test_a_draft_knows_whether_its_file_was_saved_since(tmp_path):
    drafts, path = Drafts(tmp_path / "drafts"), tmp_path / "mine.yaml"
    assert not drafts.is_older(path), "there is neither"
    path.touch()
    os.utime(path, (1_000, 1_000))
    drafts.keep(path, "title: é")
    assert not drafts.is_older(path)
    os.utime(path, (1e10, 1e10))
    assert drafts.is_older(path)

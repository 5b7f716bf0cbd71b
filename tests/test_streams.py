"""Standard output that cannot be written, stderr that cannot, and a reader that leaves early."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys

import pytest

from connecte.cli import main
from tests.often import times

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="shells, /dev/full")


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which CC is the program."""
    line = line.replace("CC", f"{sys.executable} -m connecte")
    return subprocess.run(
        ["bash", "-c", line], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False
    )


CLOSED, FULL = (">&-", "elle est fermée"), ("> /dev/full", "le disque est plein")


@pytest.mark.parametrize(("command", "where", "why"), [
    ("list", *CLOSED), ("list", *FULL), ("--help", *FULL), ("forward --example 1 --json", *CLOSED),
    *[("--help", *CLOSED), ("forward --example 1 --json", *FULL)][: times(0, 2)],
])  # fmt: skip
def test_an_output_that_cannot_be_written_is_told(command, where, why):
    done = shell(f"CC {command} {where}")
    assert done.returncode == 1
    expected = f"la sortie standard ne peut pas être écrite ({why})\u00a0: l'envoyer ailleurs\n"
    assert done.stderr.replace("’", "'") == expected


def test_a_file_that_was_asked_for_is_written_although_nothing_can_be_printed(tmp_path):
    done = shell(f"cd {tmp_path} && CC page -o a.html >&-")
    assert done.returncode == 1
    assert (tmp_path / "a.html").stat().st_size > 1000


@pytest.mark.parametrize(("command", "code", "where"), [
    ("check nowhere", 2, "2>&-"), ("check nowhere", 2, "2> /dev/full"), ("check nowhere", 2, "2> >(true)"),
    ("list", 0, "2>&-"), ("new a/b", 1, "2> /dev/full"),
    *[("list", 0, "2> /dev/full"), ("list", 0, "2> >(true)"), ("new a/b", 1, "2>&-"),
      ("new a/b", 1, "2> >(true)")][: times(0, 4)],
])  # fmt: skip
def test_messages_that_cannot_be_written_change_no_exit_code(command, code, where):
    assert shell(f"CC {command} {where}").returncode == code


def test_a_reader_that_leaves_early_is_no_success_and_no_message():
    done = shell("(CC list; echo $? >&2) | true")
    assert done.stderr in ("0\n", "141\n"), "0 where all was written before the reader left"
    done = shell("(sleep 0.5; CC list; echo $? >&2) | true")
    assert done.stderr == "141\n"


def test_a_name_that_is_no_text_can_be_printed(monkeypatch):
    """Its byte, which UTF-8 does not have, is a lone surrogate in Python."""
    stdout = io.TextIOWrapper(io.BytesIO(), "utf-8", "strict")
    monkeypatch.setattr(sys, "stdout", stdout)
    assert main(["check", "--json", "\udcff.yaml"]) == 2
    (found,) = json.loads(stdout.buffer.getvalue())["files"]
    assert found["file"] == "\udcff.yaml"


def test_an_interruption_while_the_program_starts_is_no_traceback(tmp_path):
    (tmp_path / "argparse.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    done = subprocess.run(
        [sys.executable, "-m", "connecte", "list"],
        env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # ignored in the background of a shell
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")

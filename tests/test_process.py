"""The commands as whole processes: no terminal, closed streams, ASCII alone."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys

import pytest

from connecte.cli import main

ASCII_ONLY = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}


def process(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "connecte", *arguments], capture_output=True, text=True, timeout=60, **options
    )


def one_after_another(*commands: str) -> str:
    """Python that runs the commands in one process, and ends with the number of those that it ran."""
    return (
        "import sys\nfrom connecte.cli import main\nran = 0\n"
        f"for arguments in {[command.split() for command in commands]}:\n"
        "    try:\n        main(arguments)\n    except SystemExit:\n        pass\n"
        "    ran += 1\nsys.exit(ran)"
    )


def test_without_a_terminal_there_are_no_screens():
    done = process(stdin=subprocess.DEVNULL)
    assert done.returncode == 2
    assert "terminal" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [["play"], ["play", "connecte-tes-neurones"]])
def test_nor_where_a_command_asks_for_them(capsys, arguments):
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert "terminal" in told
    assert told.count("\n") == 1


def test_the_guide_is_text_where_there_is_no_terminal(capsys):
    assert main(["guide"]) == 0
    assert capsys.readouterr().out.startswith("# ")


def test_an_ascii_terminal_gets_ascii(monkeypatch):
    env = os.environ | ASCII_ONLY
    done = process("forward", "--example", "1", env=env)
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()
    assert "AN 6" in done.stdout


def test_python_m_and_the_version():
    assert process("--version").stdout.startswith("connecte ")


@pytest.mark.skipif(sys.platform == "win32", reason="redirections of POSIX shells")
@pytest.mark.parametrize("closed", ["stdin", "stdout", "stderr"])
def test_a_closed_stream_is_no_traceback(closed):
    redirection = {"stdin": "<&-", "stdout": "</dev/null >&-", "stderr": "</dev/null 2>&-"}[closed]
    commands = ("check -", "train --iterations 10 --json", "forward --drawing -", "guide", "--help")
    done = subprocess.run(
        f"{shlex.join([sys.executable, '-c', one_after_another(*commands)])} {redirection}; echo $?",
        shell=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    assert done.stdout.endswith("5\n"), "each came to its end"


def test_everything_prints_where_there_is_ascii_only():
    env = os.environ | ASCII_ONLY
    commands = ("--help", "guide", "list", "train --iterations 100", "train --step 0,0002 --iterations 100")
    done = subprocess.run(
        [sys.executable, "-c", one_after_another(*commands)],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout.count("utilisation")) == (5, 1), done.stderr
    assert done.stdout.isascii()
    assert done.stderr.isascii()
    assert "iteration 5" in done.stderr

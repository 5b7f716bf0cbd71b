"""Every argument of every command with values that are wrong, taken from the parser itself: the program
refuses them at once, in a French sentence, without a traceback and without filling the memory.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from functools import cache

import pytest

from connecte.cli import _parser, main
from connecte.language.plain import UNSEEN
from connecte.language.program import NAME
from tests.data_home import set_data_home

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes and devices of POSIX")

VALUES = {
    "empty": "",
    "letters": "abc",
    "negative": "-7",
    "zero": "0",
    "large": str(10**12),
    "nan": "nan",
    "inf": "inf",
    "float": "1e308",
    "digits": "9" * 5000,
    "raised": "²",
    "list": "1,,2",
    "folder": "folder",
    "pipe": "pipe",
    "missing": "nowhere/at.all",
    "device": "/dev/zero",
    "huge": "huge",
    "control": "\x1b[31m\x07\nred",
    "surrogate": "\udcff",
}
BASE = {
    "forward": {"example": "1"},
    "train": {"activity": "xor", "iterations": "1"},
    "new": {"name": "mine"},
    "replay": {"file": "run.npz", "json": None},
    "cards": {"activity": "xor"},
    "report": {"session": "s.jsonl"},
}
"""Arguments by destination that make a call right and quick; None: a flag."""
_NAMES = {
    "letters",
    "negative",
    "zero",
    "large",
    "nan",
    "inf",
    "float",
    "raised",
    "list",
    "surrogate",
    "control",
}
if sys.platform == "darwin":  # where names of files are Unicode
    _NAMES.remove("surrogate")
_IN_WINDOWS = _NAMES - {"surrogate", "control"}
LEGAL = {
    **{(command, "output"): _NAMES | {"folder"} for command in ("report", "page", "cards")},
    **{("train", dest): _NAMES for dest in ("record", "export", "html", "script")},
    ("new", "name"): _IN_WINDOWS | {"folder", "pipe", "huge"},
    ("new", "letters"): {"letters", "inf", "float", "huge"},
    ("cards", "names"): _NAMES | {"folder", "pipe"},
    **{place: {"zero"} for place in (("forward", "example"), ("train", "seed"), ("train", "without"))},
    **{place: {"zero"} for place in (("train", "at"), ("replay", "at"))},
    **{("train", dest): {"zero"} for dest in ("l1", "l2", "dropout")},
    **{("train", dest): {"zero"} for dest in ("hidden_threshold_factor", "output_weight_factor")},
}
"""Values that are no mistake there."""
ENGLISH = re.compile(
    r"\b(invalid|expected|arguments?|usage|choices?|choose|options?|required|unrecognized|Errno|Traceback|Error)\b"
)
FOLLOWING = re.compile(r"^« connecte .*--help » dit|: 1 faute$")
"""What may follow the sentence: the help, or how many faults `check` has found."""
ESC = "\x1b[31m"
LONGEST = 1000
"""Characters of a message, whatever is typed."""


@cache
def commands() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command."""
    found = next(a for a in _parser(NAME)._actions if isinstance(a, argparse._SubParsersAction))
    return dict(found.choices)


def takes_value(action: argparse.Action) -> bool:
    return action.nargs != 0


def arguments(with_value: bool) -> list[tuple[str, str]]:
    """Command and destination of each argument that takes a value, or of each that does not."""
    return [
        (name, action.dest)
        for name, parser in commands().items()
        for action in parser._actions
        if takes_value(action) == with_value and action.dest not in ("help", argparse.SUPPRESS)
    ]


def call(command: str, dest: str, *given: str) -> list[str]:
    """The words of a call that is right but for the argument, whose words are `given`."""
    parser = commands()[command]
    actions = {action.dest: action for action in parser._actions}
    beside = {
        other.dest
        for group in parser._mutually_exclusive_groups
        for other in group._group_actions
        if actions[dest] in group._group_actions
    }
    words = [command]
    for name, value in BASE.get(command, {}).items():
        if name != dest and name not in beside:
            words += [*actions[name].option_strings[-1:], *([] if value is None else [value])]
    return [*words, *actions[dest].option_strings[-1:], *given]


def run(capsys, words: list[str]) -> tuple[int | str | None, str, str]:
    """Exit code, stdout, stderr."""
    try:
        code: int | str | None = main(words)
    except SystemExit as stop:
        code = stop.code
    out, err = capsys.readouterr()
    return code, out, err


def fault(code: object, out: str, err: str) -> str:
    """What is not as it should be where a call is refused; empty if all is."""
    if code not in (1, 2):
        return f"exit code {code}"
    if out:
        return "something on stdout"
    lines = err.splitlines()
    if len(lines) != 1 and not (len(lines) == 2 and FOLLOWING.search(lines[1])):
        return f"{len(lines)} lines"
    if len(err) > LONGEST:
        return f"{len(err)} characters"
    if found := ENGLISH.search(err):
        return f"« {found[0]} » is English"
    return "a control character" if re.search(UNSEEN, err) else ""


@pytest.fixture
def folder(tmp_path, monkeypatch, quick_files):
    """A folder with odd things, a recording and a session, which is where commands run."""
    monkeypatch.chdir(tmp_path)
    set_data_home(monkeypatch, tmp_path / "data")
    (tmp_path / "folder").mkdir()
    os.mkfifo("pipe")
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(1 << 40)
    for path in quick_files.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


@pytest.fixture(scope="module")
def quick_files(tmp_path_factory, workshop):
    """A recording of one iteration and a session of one verdict."""
    from connecte.session.moves import ChooseExample, Reveal, Walk
    from connecte.session.store.journal import Header, Journal

    path = tmp_path_factory.mktemp("quick")
    assert main(["train", "--iterations", "1", "--record", str(path / "run.npz")]) == 0
    journal = Journal(path / "s.jsonl", Header.of(workshop, "2026-03-02T10:42:00"))
    for move in (ChooseExample(6), Walk(), Reveal(99)):
        journal.append(move)
    journal.close()
    return path


@pytest.mark.parametrize(("command", "dest"), arguments(with_value=True))
def test_every_wrong_value_is_refused_in_a_sentence(folder, capsys, command, dest):
    found, there = {}, set(folder.iterdir())
    for kind, value in VALUES.items():
        before = time.process_time()
        code, out, err = run(capsys, call(command, dest, value))
        took = time.process_time() - before
        for path in set(folder.iterdir()) - there:
            path.unlink()
        if kind in LEGAL.get((command, dest), ()):
            wrong = "" if code == 0 else f"refused: {err}"
        else:
            wrong = fault(code, out, err) or (f"took {took:.1f} s" if took > 2 else "")
        if wrong:
            found[kind] = (wrong, out[:300], err[:300])
    assert not found


@pytest.mark.parametrize("command", commands())
def test_a_missing_value_is_told(folder, capsys, command):
    found = {}
    for _command, dest in (each for each in arguments(with_value=True) if each[0] == command):
        action = next(a for a in commands()[command]._actions if a.dest == dest)
        if not action.option_strings and action.nargs in ("?", "*"):
            continue  # may be left out
        code, out, err = run(capsys, call(command, dest))
        if (code, fault(code, out, err)) != (2, ""):
            found[dest] = (code, err)
    assert not found


@pytest.mark.parametrize(
    ("name", "why"),
    [("/dev/zero", "périphérique"), ("pipe", "tube"), ("folder", "dossier"), ("huge", "il est trop grand)")],
)
@pytest.mark.parametrize("command", ["report", "board", "play --session"])
def test_a_session_that_is_no_file_is_refused_with_the_reason(folder, capsys, command, name, why):
    code, _out, err = run(capsys, [*command.split(), name])
    assert code in (1, 2)
    assert why in err


@pytest.mark.parametrize("command", commands())
def test_a_value_for_a_flag_is_too_much(folder, capsys, command):
    found = {}
    for _command, dest in (each for each in arguments(with_value=False) if each[0] == command):
        flag = next(a for a in commands()[command]._actions if a.dest == dest).option_strings[-1]
        code, out, err = run(capsys, [command, f"{flag}=1"])
        if (code, fault(code, out, err)) != (2, ""):
            found[flag] = (code, err)
    assert not found


@pytest.mark.parametrize("command", ["", *commands()])
def test_what_no_command_knows_is_told(folder, capsys, command):
    found = {}
    for words in (["--unknown"], ["--unknown=1"], ["-Z"], ["three", "words", "too", "many"], [ESC]):
        code, out, err = run(capsys, [command] * bool(command) + words)
        wrong = fault(code, out, err)
        if wrong and not (command == "check" and code == 2):
            found[words[0]] = (wrong, err)
    assert not found


HUNGRY = ("large", "float", "digits", "device", "huge")
MEASURED = """
import json, resource, sys
from pathlib import Path
from connecte.cli import main
resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (100, 100))
for words in json.loads(sys.stdin.read()):
    try:
        main(words)
    except SystemExit:
        pass
status = Path("/proc/self/status").read_text("utf-8")
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc")
def test_no_value_fills_the_memory(folder):
    calls = [
        call(command, dest, VALUES[kind])
        for command, dest in arguments(with_value=True)
        for kind in HUNGRY
        if kind not in LEGAL.get((command, dest), ())
    ]
    calls += [["cards", "--state", f"{name}@1"] for name in ("/dev/zero", "huge")]
    (folder / "line").write_bytes(b"[" + b"{}," * (7 << 20))
    calls += [["report", "line"], ["board", "line"]]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED], input=json.dumps(calls), capture_output=True, text=True, check=True
    )
    assert "Traceback" not in done.stderr
    assert int(done.stdout.split()[-1]) < 300_000  # kB

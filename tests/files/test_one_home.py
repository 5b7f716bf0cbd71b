"""Files are opened, written, renamed and removed in one place, and sessions in another."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import connecte
from tests.language.strings import nodes

HOUSE = Path(connecte.__file__).parent
METHODS = {
    "open", "write_text", "write_bytes", "read_text", "read_bytes", "unlink", "rename", "touch", "mkdir",
    "rmdir", "symlink_to", "hardlink_to",
    # of os, shutil, tempfile and numpy:
    "fdopen", "mkstemp", "link", "makedirs", "removedirs", "NamedTemporaryFile", "TemporaryFile", "rmtree",
    "copyfile", "copy2", "savez", "savez_compressed",
}  # fmt: skip
FUNCTIONS = {"open", "np.load", "os.replace", "os.remove", "shutil.move", "shutil.copy"}
ELSEWHERE = {
    ("cli.py", "open(os.open(os.devnull, how), 'w', encoding='utf-8')"): "closed streams are still streams",
    ("cli.py", "os.open(os.devnull, how)"): "they swallow or refuse what is printed",
    ("commands/paper/cards.py", "webbrowser.open(path.resolve().as_uri())"): "opens a browser",
    ("core/replay/archive.py", "np.savez_compressed(archive, **arrays)"): "into memory",
    ("ui/app/app.py", "self.record.rename(before.activity.path, activity.path)"): "a session in memory",
    ("cli.py", "os.open(os.devnull, os.O_WRONLY)"): "a full terminal swallows what is left to print",
    ("ui/base/window/terminal/driver.py", "os.open(os.devnull, os.O_WRONLY)"): "so does one that is gone",
    ("ui/editor/screen.py", "self.replace(there)"): "a text on the screen",
    ("ui/editor/screen.py", "self.replace(data)"): "a text on the screen",
}
"""Calls that look as if they handled files, and why they stand where they do."""
_LAST = {name.split(".")[-1] for name in FUNCTIONS}
_NAMED = re.compile(
    rf"\b(?:{'|'.join({*METHODS, *_LAST} - {'replace'})})\(|\bos\.replace\b|\.replace\((?!\"[^\"\n]*\",)"
)
OWN = ("files/", "session/store/")


def calls(source):
    """The calls of a source that may handle files. A text's `replace` has two arguments, a path's one."""
    if not _NAMED.search(source):
        return  # found faster
    for node in nodes(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", "")
            renames = name == "replace" and len(node.args) == 1 and not node.keywords
            last = name or getattr(node.func, "id", "")
            if name in METHODS or renames or (last in _LAST and ast.unparse(node.func) in FUNCTIONS):
                yield ast.unparse(node)


def test_nobody_else_handles_files():
    found = {
        (name, call)
        for path in HOUSE.rglob("*.py")
        if not (name := path.relative_to(HOUSE).as_posix()).startswith(OWN)
        for call in calls(path.read_text("utf-8"))
    }
    assert found <= set(ELSEWHERE), found - set(ELSEWHERE)


def test_the_search_finds_what_it_looks_for():
    handles = ["open('a')", "Path('a').write_text('')", "os.replace(a, b)", "np.load(a)", "a.replace(b)"]
    others = ["'a'.replace('b', 'c')", "load(a)", "read_text(a, 5)", "when.replace(microsecond=0)", "a.read(5)"]
    assert list(calls("\n".join(handles + others))) == handles
    assert list(calls("a.replace('b')")) == ["a.replace('b')"]
    assert list(calls('a.replace("b")')) == ["a.replace('b')"]
    assert list(calls('os.replace("a", b)')) == ["os.replace('a', b)"]

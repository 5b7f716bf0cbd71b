"""Which way imports run, by trying it: what each package below the screens really brings."""

from __future__ import annotations

import subprocess
import sys

import pytest

BELOW = ["connecte.core", "connecte.content", "connecte.session", "connecte.commands"]
WALK = """
import importlib, pkgutil, sys
package = importlib.import_module({name!r})
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
found = [name for name in ("textual", "rich", "asyncio") if name in sys.modules]
sys.exit("brings " + ", ".join(found) if found else 0)
"""


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)


@pytest.mark.parametrize("name", BELOW)
def test_nothing_below_the_screens_imports_textual(name):
    done = python(WALK.format(name=name))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "arguments", [["check"], ["list"], ["--help"], ["forward", "--example", "1"], ["check", "--help"]]
)
def test_commands_without_a_screen_start_without_numpy(arguments):
    code = f"""
import sys
from connecte.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
sys.exit("numpy" in sys.modules or "textual" in sys.modules)
"""
    assert python(code).returncode == 0


def test_the_first_screen_needs_no_numpy():
    done = python("import connecte.ui.app.app, connecte.ui.draw.screen, sys; sys.exit('numpy' in sys.modules)")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["connecte", *BELOW, "connecte.ui"])
def test_packages_import_nothing_by_themselves(name):
    code = f"""
import importlib.util
source = open(importlib.util.find_spec({name!r}).origin).read()
import ast, sys
sys.exit(any(isinstance(node, (ast.Import, ast.ImportFrom)) for node in ast.walk(ast.parse(source))))
"""
    assert python(code).returncode == 0

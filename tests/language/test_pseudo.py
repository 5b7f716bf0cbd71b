"""All words that commands show come from the catalogue, the activity's own texts and the program's keys
aside.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import connecte
from connecte import cli
from connecte.content.catalog import load, shipped
from connecte.content.runs.method import ACTIVATION_NAMES, LOSS_NAMES
from connecte.session.moves import ChooseExample, Walk
from connecte.session.store.journal import Header, Journal
from tests.data_home import data_home
from tests.language.pseudo import pseudo
from tests.language.strings import rest, strings

ROOT = Path(connecte.__file__).parent
BAD = sorted((ROOT.parent / "tests/content/bad").glob("*.yaml"))
COMMANDS = [one.name for one in cli.COMMANDS]
_WORD = re.compile(r"[^\W\d_]{2,}")
_FRENCH = re.compile(r"[«»àâçèéêëîïôùûœÀÂÇÈÉÊËÎÏÔÙÛŒ]")
_WORDS = re.compile(r"\b(?:[dlDL]'[aeiouh]|(?:les?|la|une?|des|du|est|sont|pour|avec|sans) [^\W\d])")
"""Words that are French, where a sentence has no letter that is."""
_ESCAPED = re.compile(r"\\|[\"'] (:|;|et|ou) [\"']")


def run(*commands: str | list[str], data: Path | None = None) -> dict[str, tuple[int, str]]:
    """Run commands with the catalogue for no language; return what each ended with, and all that it showed."""
    env = os.environ | {"PYTHONUTF8": "1", "COLUMNS": "200"}
    env |= data_home(data) if data is not None else {}
    words = [command.split() if isinstance(command, str) else command for command in commands]
    done = subprocess.run(
        [sys.executable, "-m", "tests.language.pseudo"], input=json.dumps(words),
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT.parent, env=env, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    names = (" ".join(each) for each in words)
    return dict(zip(names, map(tuple, json.loads(done.stdout)), strict=True))


SHOWING = [
    "list",
    "forward --example 0",
    "forward --example 3 --state hand",
    "forward rouge --example 2",
    "forward xor --counts 1,1",
    "roles --pupils 40",
    "roles --pupils 5",
    "roles rouge",
    "train --iterations 3",
    "train --iterations 2 --step 1000",
    "train rouge --iterations 4",
]
HELP = ["--help", *(f"{name} --help" for name in COMMANDS)]
WRONG = [
    "foo",
    "forward",
    "forward --example",
    "forward --example 99",
    "forward --counts 1,2",
    "forward --counts 99,0,0,0,0,0",
    "forward --counts 1,1,1,1,1,2",
    "forward --example 1 --counts 1",
    "train --iterations x",
    "train --step 0",
    "train --seed x",
    "train --without 99",
    "roles --pupils 0",
    "check nowhere.yaml",
    "list nothing",
]
FAULTY = " ".join(["check", *map(str, BAD)])


@pytest.fixture(scope="module")
def shown(tmp_path_factory) -> Callable[..., str]:
    """What each of the commands below shows; they are run by one process."""
    table = tmp_path_factory.mktemp("table") / "table.csv"
    export = f"train --iterations 2 --export {table} --at 0,9,1000"
    found = run(*SHOWING, *HELP, *WRONG, ["check", *map(str, BAD)], "check", export)

    def text(command: str, code: int = 0) -> str:
        ended, said = found[export if command == "export" else command]
        assert ended == code, said
        assert "⟦" in said
        return said

    return text


def leaks(text: str, *sources: str) -> list[str]:
    """List the words of a text that neither the catalogue nor these sources explain."""
    own = {word for source in sources for word in _WORD.findall(source)}
    return sorted({word for word in _WORD.findall(text) if set(word) != {"ж"} and word not in own})


def keys() -> str:
    """The keys and words of activity files: everything in their schema but its descriptions."""

    def words(value: object) -> list[str]:
        if isinstance(value, dict):
            return [*value, *(word for key in value if key != "description" for word in words(value[key]))]
        if isinstance(value, list):
            return [word for item in value for word in words(item)]
        return [value] if isinstance(value, str) else []

    from connecte.content.yaml.schema.json_schema import json_schema

    return " ".join(words(json_schema()))


def own_words(path: Path) -> str:
    """The words of an activity that commands show."""
    activity = load(str(path))
    names = [name for layer in activity.layers for name in (layer.name, *(c.neuron.name for c in layer.cards))]
    inputs = [source.name for source in activity.inputs]
    return " ".join([str(path), activity.title, activity.summary, *names, *inputs, *activity.answers])


ACTIVITIES = " ".join(own_words(path) for path in shipped())


def test_the_catalogue_of_this_test_is_unreadable():
    assert pseudo("{name} : {number:3} fautes, %(type)s") == "⟦{name} : {number:3} жжжжжж, %(type)s⟧"
    assert leaks("⟦жж⟧ bleu et rouge", "bleu") == ["et", "rouge"]


@pytest.mark.parametrize("command", [*SHOWING, "export"])
def test_words_of_a_command(shown, command):
    assert not leaks(shown(command), ACTIVITIES)


@pytest.mark.parametrize("command", HELP)
def test_words_of_help(shown, command):
    text = shown(command)
    options = " ".join(re.findall(r"--[a-z-]+|\{[a-z0-9,]+\}", text))
    assert not leaks(text, options, " ".join((*COMMANDS, *ACTIVATION_NAMES, *LOSS_NAMES)), "connecte")


@pytest.mark.parametrize("command", WRONG)
def test_words_of_wrong_usage(shown, command):
    own = (command, " ".join(COMMANDS), "connecte help", "json pupils counts example drawing")
    assert not leaks(shown(command, 2), *own)


def test_words_of_faults(shown):
    """Every bad file that the tests have: a fault shows words of the file, keys, and messages."""
    texts = [path.read_text("utf-8", "replace") for path in BAD]
    own = [
        line for text in texts for line in text.splitlines() if not line.startswith(("# expected", "# cure"))
    ]
    assert not leaks(shown(FAULTY, 1), *own, FAULTY, keys())


def test_words_of_remarks(shown):
    assert not leaks(shown("check"), *map(str, shipped()), ACTIVITIES)


def test_words_of_sessions(tmp_path):
    code, text = run("sessions", data=tmp_path)["sessions"]
    assert code == 0 and "⟦" in text and not leaks(text, "connecte resume")
    folder = tmp_path / "connecte" / "sessions"
    folder.mkdir(parents=True, exist_ok=True)
    journal = Journal(folder / "kept.jsonl", Header.of(load(), "2026-03-02T10:42:00"))
    for move in (ChooseExample(0), Walk()):
        journal.append(move)
    journal.close()
    (folder / "empty.jsonl").touch()
    (folder / "poem.jsonl").write_text("roses\n" * 9, "utf-8")
    (folder / "newer.jsonl").write_text(json.dumps({"connecte": 99}) + "\n", "utf-8")
    code, text = run("sessions", data=tmp_path)["sessions"]
    assert code == 0 and "⟦" in text and "empty.jsonl" in text
    assert not leaks(text, str(folder), "kept poem newer empty jsonl", "connecte resume", ACTIVITIES)


NOT_SHOWN = {
    "language/i18n.py": "signs that French prints in another way",
    "language/plain.py": "what ASCII replaces",
    "core/cards/formula.py": "quotes that a formula may hold",
    "content/yaml/encodings.py": "letters by which an encoding is known",
    "content/reviewing/plan.py": "words with which a plan names an example",
    "content/yaml/cures/lists.py": "ranges that an author may write in French",
    "content/yaml/cures/numbers.py": "numbers that an author may write in French",
    "content/yaml/cures/words.py": "keys and values that an author may write in French",
    "content/yaml/cures/invisible.py": "typographic quotes",
    "content/yaml/schema/scalars.py": "typographic quotes",
    "content/yaml/schema/table.py": "values of an example of an activity",
    "content/yaml/schema/training_section.py": "values of an example of an activity",
    "language/keys/digits.py": "keys of a French keyboard",
    "ui/paint/wrapping.py": "marks that no line begins or ends with",
}
"""Files with French characters that are no words for the user, and what they are."""


def french_in(source):
    """The strings of a module, with their lines, that look French and are not looked up."""
    left = rest(source)
    if not any(sign.search(left) for sign in (_FRENCH, _WORDS, _ESCAPED)):
        return []  # found faster
    return [
        f"{node.lineno}: {node.value!r}"
        for node in strings(source).others
        if _FRENCH.search(node.value)
        or _WORDS.search(node.value)
        or node.value in (" : ", " ; ", " et ", " ou ")
    ]


def test_no_french_outside_the_catalogue():
    """Screens too: no string has French letters, quotes or punctuation unless it is looked up."""
    sources = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in ROOT.rglob("*.py")}
    found = {name: french for name, source in sources.items() if (french := french_in(source))}
    assert found.keys() == NOT_SHOWN.keys(), {
        name: french for name, french in found.items() if name not in NOT_SHOWN
    }


def test_french_outside_the_catalogue_is_found():
    source = '"""Écrit."""\nx = _("déjà"), "déjà", " et ", "\\xe9", "oui"\n'
    assert french_in(source) == ["2: 'déjà'", "2: ' et '", "2: 'é'"]
    assert french_in("x = ' ou ', 'ou'") == ["1: ' ou '"]
    assert french_in("x = 'une', 'utf-16-le', 'le verdict', \"d'abord\"") == [
        "1: 'le verdict'",
        '1: "d\'abord"',
    ]


TEMPLATES = ROOT / "content/printing/templates"
_LOOKED_UP = re.compile(
    r"\{% block policy %\}.*?\{% endblock %\}|\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}|<(style|script)\b.*?</\1>",
    re.DOTALL,
)
_SPOKEN = re.compile(r"\b(?:aria-label|title|alt|placeholder)=\"([^\"]*)\"")


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_no_words_in_a_template_outside_the_catalogue(path):
    """What a template says, beside what it is given and what it looks up, is marks and numbers."""
    left = _LOOKED_UP.sub(" ", path.read_text("utf-8"))
    assert not _WORD.findall(" ".join([re.sub(r"<[^>]*>", " ", left), *_SPOKEN.findall(left)]))


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.js")), ids=lambda path: path.name)
def test_no_french_in_a_script(path):
    assert not _FRENCH.findall(re.sub(r"//.*|/\*[\s\S]*?\*/", "", path.read_text("utf-8")))


def test_a_template_with_words_of_its_own_is_found():
    left = _LOOKED_UP.sub(" ", '<p aria-label="la grille">{{ _("oui") }} non <b>{# ici #}</b></p>')
    assert _WORD.findall(re.sub(r"<[^>]*>", " ", left)) == ["non"]
    assert _SPOKEN.findall(left) == ["la grille"]

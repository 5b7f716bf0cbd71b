"""The README says what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from connecte.cli import main
from connecte.core.cards.verdict import judge
from connecte.files.guide import guide_text
from connecte.language.keys import table
from connecte.language.keys.table import KEYS
from connecte.ui.base.commands import BUILT_IN, GLOBAL, ROOM, Command
from connecte.ui.draw.commands import DRAW
from connecte.ui.learn.commands import LEARN
from connecte.ui.train.commands import TRAIN
from connecte.ui.walk.commands import WALK

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
NAMES = {"Space": "space", "PageDown": "pagedown", "PageUp": "pageup", "Backspace": "backspace",
         "Enter": "enter",
         "→": "right", "←": "left", "↑": "up", "↓": "down", "Home": "home", "End": "end", "Escape": "escape",
         "F2": "f2", "Tab": "tab", "Delete": "delete", "`.`": "full_stop"}  # fmt: skip


def test_ci_calls_the_test_command():
    commands = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)
    assert len(commands) == 2
    assert commands[1] in (ROOT / ".ci" / "run").read_text("utf-8")
    assert f"run: {commands[1]}\n" in (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`connecte (\w+)", README))))
def test_every_command_named_exists(command, capsys):
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    assert capsys.readouterr().out


@pytest.mark.parametrize("option", sorted(set(re.findall(r"`(--\w+)", README))))
def test_every_option_named_exists(option, capsys):
    texts = []
    for command in (
        [],
        ["forward"],
        ["train"],
        ["check"],
        ["play"],
        ["new"],
        ["cards"],
        ["replay"],
        ["board"],
        ["report"],
        ["roles"],
        ["schema"],
        ["page"],
        ["sessions"],
    ):
        with pytest.raises(SystemExit):
            main([*command, "--help"])
        texts.append(capsys.readouterr().out)
    assert option in "\n".join(texts)


def key_rows() -> list[list[str]]:
    """The cells of the table of keys."""
    section = README[README.index("## Keys") : README.index("The window must have")]
    return [
        [cell.strip() for cell in row.strip("|").split("|")] for row in re.findall(r"^\|.*\|$", section, re.M)
    ]


def named(cell: str) -> set[str]:
    """The keys of a cell, as textual names them."""
    if "…" in cell:
        return set("0123456789")
    return {
        NAMES.get(word) or word.strip("`").lower() for word in cell.replace("Ctrl+↓", "ctrl+down").replace(
            "Ctrl+↑", "ctrl+up").split()
    }  # fmt: skip


def test_the_table_of_keys_is_the_one_that_is_bound():
    rows = key_rows()[2:]
    columns = {"drawing": DRAW, "cards": WALK, "by hand": LEARN, "computer": TRAIN}
    assert key_rows()[0][2:6] == list(columns)
    told = set.union(*(named(row[0]) for row in rows))
    known = {name for key in KEYS for name in key.names.split(",")}
    assert told <= known
    assert {name for name in known if len(name) == 1 and name.isascii()} <= told
    for row in rows:
        for cell, commands in zip(row[2:6], columns.values(), strict=True):
            offered: tuple[Command, ...] = (*commands, *ROOM, *GLOBAL, *BUILT_IN)
            bound = {name for command in offered for name in command.keys.split(",")}
            bound |= {"up", "down", "left", "right"}  # on the drawing they have no command
            if cell and not named(row[0]) & set("0123456789"):
                assert named(row[0]) <= bound, row
            elif not cell and row[6] != "everywhere":
                assert not named(row[0]) & bound or named(row[0]) & set("0123456789"), row


@pytest.mark.parametrize("text", ["README", "guide", "activities"])
def test_every_letter_that_is_announced_is_a_key(text):
    words = {
        "README": README,
        "guide": guide_text(),
        "activities": "".join(path.read_text("utf-8") for path in (ROOT / "activities").glob("*.yaml")),
    }[text]
    letters = {name for key in KEYS for name in key.names.split(",") if len(name) == 1}
    found = re.findall(r"\*\*(\w)\*\*", words) + re.findall(r"touche (\w)\b", words)
    found += re.findall(r"(?<!`)`(\w)`(?!`)", words) if text == "README" else []
    assert set(found) <= letters | set("0369")
    assert found


def test_the_hour_names_the_keys_that_do_what_it_says():
    notes = (ROOT / "activities" / "connecte-tes-neurones.yaml").read_text("utf-8")
    for said in (
        f"{table.EXAMPLES.shown}, puis son numéro",
        f"{table.ALL.shown} montre tous les nombres",
        f"{table.EXAMPLES.shown}, 6, {table.ENTER.shown}, puis {table.ALL.shown}",
        f"{table.SOLUTION.shown} avance d’un pas de la solution",
    ):
        assert said in notes
    told = re.findall(r'shorten: "(?:[^"]*: )?([a-z])(?:,| \w)', notes)
    assert len(told) == 4, "a letter that a note names stands in the list above"


def test_paths_named_exist():
    for path in re.findall(r"`((?:activities|connecte|tests)/[\w./-]+)`", README):
        assert (ROOT / path).exists(), path
    for picture in re.findall(r"!\[[^]]*\]\(([^)]+)\)", README):
        text = (ROOT / picture).read_text("utf-8")
        assert "url(" not in text.replace("url(#", ""), "a picture that fetches nothing"
    for folder in re.findall(r"^  (\w+)/ ", README, re.MULTILINE):
        assert (ROOT / "connecte" / folder).is_dir()


def test_the_numbers_of_the_first_minutes(workshop):
    trace = workshop.network().forward(workshop.examples[1].counts)
    counted = ", ".join(f"{s.symbol} {c}" for s, c in zip(workshop.inputs, trace.inputs, strict=True))
    assert f"Six pupils count: {counted}." in README
    a, c = trace.layers[0].neurons[0], trace.layers[0].neurons[2]
    assert (a.sum, a.shown, a.threshold) == (7, 0, 8)
    assert (c.sum, c.shown, c.threshold) == (21, 4, 17)
    green = trace.layers[1].neurons[0]
    assert (green.sum, green.shown, green.threshold) == (9, 3, 6)


def test_the_numbers_of_the_guide(workshop):
    guide = guide_text()
    trace = workshop.network().forward(workshop.examples[1].counts)
    for title, values in (
        ("calcul", [n.sum for n in trace.layers[0].neurons]),
        ("réponse", [n.shown for n in trace.layers[0].neurons]),
    ):
        row = re.search(rf"^\| {title} +\|(.*)\|$", guide, re.MULTILINE)
        assert row
        assert [int(cell) for cell in row[1].split("|")] == values
    counts = [
        int(cell)
        for cell in re.findall(r"^\| (\d) +\| (\d) +\| (\d) +\| (\d) +\| (\d) +\| (\d)", guide, re.M)[0]
    ]
    assert counts == list(trace.inputs)
    assert "calcule C + E + F − A − B − D = 9, son seuil est 6, il montre 3" in guide


def test_the_guide_knows_which_examples_go_wrong(workshop):
    network = workshop.network()
    said = {
        e.number: judge(network.forward(e.counts).outputs, network.labels, e.label) for e in workshop.examples
    }
    assert [n for n, v in said.items() if v.kind == "single" and not v.right] == [6, 7, 11]
    assert [n for n, v in said.items() if v.kind == "several"] == [10]
    assert [n for n, v in said.items() if v.kind == "none"] == [2, 3, 14, 15]
    assert "les exemples 6, 7 et 11" in guide_text()
    assert "pour le 10 et ne sait pas pour 2, 3, 14 et 15" in guide_text()


def test_the_numbers_of_the_class_of_its_own(workshop):
    """Look-alikes, fragile cells, fooling, roles: as the README tells them."""
    from collections import Counter

    from connecte.content.hour.roles import proposed
    from connecte.core.grid.crossings import Blocks
    from connecte.core.grid.fooling import nearest
    from connecte.core.grid.fragile import fragile_cells
    from connecte.core.grid.lookalikes import Lookalikes
    from connecte.language.numbers import thousands

    blocks, network = Blocks(workshop.grid, workshop.strips), workshop.network()
    one, six = workshop.examples[1], workshop.examples[6]
    others = thousands(Lookalikes(blocks, one.drawing).others).replace("\u202f", " ").replace("\u00a0", " ")
    assert f"example 1 has {others}" in README
    assert f"for number 6 there are {len(fragile_cells(network, blocks, six.drawing))}" in README
    found = nearest(network, blocks, six.drawing)
    assert found is not None
    assert f"number 6 becomes a {found.verdict.labels[0]} with {found.turned} cells" in README
    trace = network.forward(six.counts).layers[0].neurons
    assert ", ".join(f"{n.neuron.name} {n.sum}→{n.shown}" for n in trace) in README
    kinds = Counter(role.kind for roles in proposed(workshop, 27) for role in roles)
    assert (kinds["count"], kinds["hidden"], kinds["output"], kinds["scribe"]) == (6, 6, 4, 1)
    assert (kinds["check"], kinds["double"]) == (3, 7)
    assert "with 27 pupils 6 count, 6 are hidden neurons, 4 are outputs, 1 writes, 3 check, 7 double" in README
    assert len(workshop.plan) == 9

"""The page to draw on at home: its codes are those of `core`, both ways, in a real browser."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

import connecte.content.printing.render as render
from connecte.cli import main
from connecte.content.catalog import load
from connecte.content.printing.pages.home import home_page
from connecte.core.grid.code import CHARACTERS, CodeError, code, drawing_of, words
from connecte.core.grid.drawing import Drawing, Grid
from tests.browser import doms, needs_browser, shown

WORKSHOP = load()
SCRIPT = (Path(render.__file__).parent / "templates/web/code.js").read_text("utf-8")


def vectors():
    """Drawings with their codes, and texts that are none with what is wrong with them."""
    chance = random.Random(16)
    right, wrong = [], []
    for rows, columns in [(9, 6)] * 60 + [(1, 1), (3, 5), (12, 12), (8, 8)] * 10:
        grid = Grid(rows, columns)
        drawing = Drawing(grid, frozenset(cell for cell in grid.cells() if chance.random() < 0.4))
        right.append(([cell in drawing.black for cell in grid.cells()], code(drawing)))
        text = list(code(drawing).replace(" ", ""))
        text[chance.randrange(len(text))] = chance.choice(CHARACTERS + "O1é")
        wrong.append((rows * columns, "".join(text)[: chance.choice([99, 99, 99, 2])]))
    expected = []
    for (size, text), (rows, columns) in zip(
        wrong, [(9, 6)] * 60 + [(1, 1), (3, 5), (12, 12), (8, 8)] * 10, strict=True
    ):
        try:
            black = drawing_of(text, Grid(rows, columns)).black
            expected.append([cell in black for cell in Grid(rows, columns).cells()])
        except CodeError as error:
            expected.append(str(error))
        assert rows * columns == size
    return right, wrong, expected


TRY = """
const {right, wrong, words} = INPUT;
const told = (fault) => words[fault[0]].replace(/\\{(\\w+)\\}/g, (_all, name) =>
  ({character: fault[1], found: fault[1], wanted: fault[2]})[name]);
const answer = {
  codes: right.map(([cells]) => codeOf(cells)),
  cells: right.map(([cells, code]) => cellsOf(code.toLowerCase(), cells.length).cells),
  wrong: wrong.map(([size, text]) => {
    const {cells, fault} = cellsOf(text, size);
    return cells || told(fault);
  }),
};
"""


def judge(answer, right, expected):
    assert answer["codes"] == [each for _cells, each in right]
    assert answer["cells"] == [cells for cells, _code in right]
    assert answer["wrong"] == expected


def script(right, wrong):
    given = json.dumps({"right": right, "wrong": wrong, "words": words()})
    return SCRIPT + TRY.replace("INPUT", given)


DRAWN = {number: WORKSHOP.examples[number].drawing for number in (0, 6, 15)}


@pytest.fixture(scope="module")
def in_browser(tmp_path_factory):
    """What a browser makes of the page with trials, and of the page to draw on for the code of each drawing."""
    folder = tmp_path_factory.mktemp("pages")
    tried, drawn = folder / "try.html", folder / "dessin.html"
    right, wrong, _expected = vectors()
    body = f"<meta charset=utf-8><pre></pre><script>{script(right, wrong)}"
    tried.write_text(
        body + "document.querySelector('pre').textContent = JSON.stringify(answer)</script>", "utf-8"
    )
    assert main(["page", "-o", str(drawn)]) == 0
    found = doms((tried, ""), *((drawn, code(drawing).replace(" ", "")) for drawing in DRAWN.values()))
    return dict(zip(("try", *DRAWN), found, strict=True))


@needs_browser
def test_a_browser_agrees_with_core_about_codes(in_browser):
    right, _wrong, expected = vectors()
    judge(json.loads(unescape(re.search(r"<pre>(.*?)</pre>", in_browser["try"])[1])), right, expected)


@pytest.mark.skipif(shutil.which("node") is None, reason="no node on this machine")
def test_node_agrees_with_core_about_codes():
    right, wrong, expected = vectors()
    done = subprocess.run(
        ["node", "-"],
        input=script(right, wrong) + "console.log(JSON.stringify(answer))",
        capture_output=True, encoding="utf-8", check=True, timeout=60,
    )  # fmt: skip
    judge(json.loads(done.stdout), right, expected)


@needs_browser
@pytest.mark.parametrize("number", DRAWN)
def test_the_page_draws_a_code_and_tells_it(in_browser, number):
    drawing = DRAWN[number]
    found = shown(in_browser[number])
    pressed = re.findall(
        r'<button type="button" tabindex="-?\d" aria-label="[^"]*" aria-pressed="(\w+)"', found
    )
    assert [each == "true" for each in pressed] == [cell in drawing.black for cell in drawing.grid.cells()]
    assert re.search(r'<output id="code"[^>]*>([^<]*)<', found)[1] == code(drawing)


def test_the_page_fetches_nothing_and_lets_fingers_draw():
    text = home_page(WORKSHOP)
    assert not re.search(r"\b(src|href)=|url\(|@import|https?://", text)
    assert "touch-action: none" in text and 'name="viewport"' in text
    assert "default-src 'none'" in text and "script-src 'sha256-" in text


def test_only_an_activity_with_a_grid_has_such_a_page(tmp_path, capsys):
    assert main(["page", "xor", "-o", str(tmp_path / "x.html")]) == 2
    assert "n'a pas de grille" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())

"""Templates: everything that is put into a page is escaped, and a missing name is an error."""

from __future__ import annotations

import subprocess
import sys
from xml.etree import ElementTree

import pytest
from jinja2 import Environment, UndefinedError

from connecte.content.printing.render import _environment, inert, page
from connecte.core.grid.drawing import Drawing, Grid


def filled(text: str, **values: object) -> str:
    environment: Environment = _environment()
    return environment.from_string(text).render(**values)


def test_every_value_is_escaped_in_a_translated_sentence_too():
    told = '{{ _("annonce « {label} »").format(label=name) }}{{ name }}'
    assert filled(told, name="<b>") == "annonce « &lt;b&gt; »&lt;b&gt;"
    told = '{{ _("annonce « {label} »").format(label=name | inert) }}'
    assert filled(told, name="<b>") == "annonce « <bdi>&lt;b&gt;</bdi> »"


def test_a_missing_value_is_an_error():
    with pytest.raises(UndefinedError):
        filled("{{ nothing }}")
    with pytest.raises(UndefinedError):
        page("base.html")


def test_emojis_have_their_own_font_and_nothing_else_does():
    assert inert("2 😇 + A") == '<bdi>2 <span class="emoji">😇</span> + A</bdi>'
    assert inert("12") == "<bdi>12</bdi>"
    assert inert("\u202egauche") == "<bdi>gauche</bdi>"
    assert inert("C\u00a0+\u00a01\nici\u202f?") == "<bdi>C\u00a0+\u00a01 ici\u202f?</bdi>"


def test_a_grid_is_drawn_cell_by_cell_and_says_what_it_is():
    drawing = Drawing(Grid(2, 3), frozenset({(0, 0), (1, 2)}))
    told = '{% import "pictures.html" as pictures %}{{ pictures.grid(2, 3, 5, black, "n° <1>") }}'
    picture = ElementTree.fromstring(filled(told, black=drawing.black))
    assert picture.get("role") == "img"
    assert picture.get("aria-label") == "n° <1>"
    assert picture[0].get("d") == "M0 0h1v1h-1zM2 1h1v1h-1z"
    assert picture.get("style") == "width:15.0mm;height:10.0mm"


@pytest.mark.parametrize("arguments", [["check"], ["list"], ["--help"], ["forward", "--example", "1"]])
def test_commands_that_write_no_page_start_without_jinja(arguments):
    code = f"""
import sys
from connecte.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
sys.exit("jinja2" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


def test_the_first_screen_needs_no_jinja():
    code = "import connecte.ui.app.app, connecte.ui.draw.screen, sys; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0

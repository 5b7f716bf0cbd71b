"""A training as one page: what it holds, and in a browser what it shows at the marks."""

from __future__ import annotations

import io
import json
import re
from contextlib import redirect_stdout
from html import unescape

import pytest

from connecte.cli import main
from connecte.content.catalog import load
from connecte.content.printing.pages.run import run_page
from connecte.content.runs.figures import moments
from connecte.content.runs.trial import new_run, own_trial
from connecte.core.cards.formula import format_formula
from connecte.language.numbers import fixed, significant
from tests.browser import doms, needs_browser, shown
from tests.pages import plain

WORKSHOP = load()
MARKS = (0, 100, 1000, 5000)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """The beginning of the workshop's training: its page and its recording."""
    folder = tmp_path_factory.mktemp("run")
    page, record = folder / "run.html", folder / "run.npz"
    words = ["--iterations", str(MARKS[-1]), "--html", str(page), "--record", str(record), "--json"]
    assert main(["train", *words]) == 0
    return page, record


OTHERS = {
    "xor": ["xor"],
    "rouge": ["rouge"],
    "pictures": ["chiffres", "--iterations", "1"],
    "detectors": ["chiffres", "--run", "détecteurs", "--iterations", "1"],
    "numbers": ["plan", "--iterations", "1"],
}
"""The words for trainings of other activities."""


@pytest.fixture(scope="module")
def in_browser(run, tmp_path_factory):
    """What a browser makes of the page at each mark, and of those of other trainings; and what these said."""
    folder = tmp_path_factory.mktemp("others")
    paths, said = [folder / f"{name}.html" for name in OTHERS], {}
    for path, (name, words) in zip(paths, OTHERS.items(), strict=True):
        with redirect_stdout(io.StringIO()) as told:
            assert main(["train", *words, "--html", str(path), "--json"]) == 0
        said[name] = json.loads(told.getvalue())
    found = doms(*((run[0], str(mark)) for mark in MARKS), *((path, "") for path in paths))
    return dict(zip((*MARKS, *OTHERS), found, strict=True)), said


def test_a_page_is_small_and_fetches_nothing(run):
    text = run[0].read_text("utf-8")
    assert len(text.encode()) < 1_000_000
    assert not re.search(r"""\b(src|href)=|url\(|@import|https?://(?!www\.w3\.org/2000/svg)""", text)
    assert "default-src 'none'" in text and "script-src 'sha256-" in text


@pytest.mark.parametrize("last", [0, 1, 3, 250, 100_000])
def test_moments_hold_the_marks_and_both_ends(last):
    marks = [mark for mark in (0, 100, 1000) if mark <= last]
    found = moments(last, [*marks, last], 50)
    assert found[0] == 0 and found[-1] == last and found == sorted(set(found))
    assert set(marks) <= set(found) and len(found) <= 50 + len(marks) + 1


def numbers(page):
    """What each <data> element holds, and how it is written."""
    found = re.findall(r'<data value="([^"]*)"(?: class="[^"]*")?>([^<]*)</data>', shown(page))
    return [(float(value), unescape(text)) for value, text in found]


@needs_browser
@pytest.mark.parametrize("mark", MARKS)
def test_a_browser_shows_at_the_marks_what_json_says(run, in_browser, capsys, mark):
    page = in_browser[0][mark]
    capsys.readouterr()
    assert main(["replay", str(run[1]), "--at", str(mark), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    outputs = [value for example in found["examples"] for value in example["outputs"]]
    weights = [
        value
        for layer in found["layers"]
        for neuron in layer["neurons"]
        for value in (*neuron["weights"].values(), neuron["threshold"])
    ]
    labels = [label for _example in found["examples"] for label in found["labels"]]
    wanted = [(v, f"{label} : {fixed(v, 1)}") for v, label in zip(outputs, labels, strict=True)]
    assert numbers(page) == wanted + [(value, fixed(value, 2)) for value in weights]
    assert float(re.search(r'id="cost" value="([^"]*)"', page)[1]) == found["cost"]
    assert f"coût {significant(found['cost'])}, " in re.sub(r"<[^>]*>", "", page)
    assert f"reconnus : {found['recognised']} sur 16" in re.sub(r"<[^>]*>", "", page)
    assert page.count('class="example known"') == found["recognised"]
    blue = found["layers"][1]["neurons"][1]
    formula = format_formula(list(blue["weights"].values()), WORKSHOP.source_names(1))
    assert f"{blue['name']} = {formula} ; seuil {fixed(blue['threshold'], 1)}" in page


@needs_browser
@pytest.mark.parametrize("name", ["xor", "rouge"])
def test_other_activities_replay_too(in_browser, name):
    pages, said = in_browser
    assert pages[name].count('class="example known"') == said[name]["marks"][0]["recognised"]


@needs_browser
@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("detectors", "un = 64 cases, image du poids ;"),
        ("pictures", r"un = \d\d termes, surtout [^;]+ h\d+ ;"),
    ],
)
def test_a_sum_that_is_too_long_is_said_in_short(in_browser, name, wanted):
    """As on the screens: the cells of a picture by their number, other sources by the largest of them."""
    assert re.search(wanted, in_browser[0][name])


@needs_browser
def test_numbers_end_with_no_zero_and_labels_that_are_words_have_no_article(in_browser):
    # −0.69 × −0.62 = 0.4278
    assert "n° 2, bleu (−0,69 ; −0,62 ; 0,428)" in plain(shown(in_browser[0]["numbers"]))


@needs_browser
def test_a_picture_is_drawn_in_its_greys(in_browser):
    made = shown(in_browser[0]["pictures"])
    picture = made[made.index('class="example') :].partition("</svg>")[0]
    greys = [float(grey) for grey in re.findall(r'fill-opacity="([^"]*)"', picture)]
    assert greys == list(load("chiffres").examples[0].counts) and "n° 0, un 0" in plain(made)


def weights_of(page):
    """(order, title, {kind: cells}) of each picture of weights, in the order of the neurons."""
    whole = re.findall(r'<button type="button" class="weights".*?</button>', page, re.DOTALL)
    orders = [int(re.search(r"order: (\d+)", each)[1]) for each in whole]
    titles = [re.search(r"<span>([^<]*)</span>", each)[1] for each in whole]
    inks = [
        {kind: path.count("M") for kind, path in re.findall(r'<path class="([^"]*)" d="([^"]*)"', each)}
        for each in whole
    ]
    return list(zip(orders, titles, inks, strict=True))


@needs_browser
@pytest.mark.parametrize(("name", "count"), [("pictures", 30), ("detectors", 10)])
def test_each_neuron_that_reads_the_picture_is_one(in_browser, name, count):
    page = shown(in_browser[0][name])
    found = weights_of(page)
    assert len(found) == count and 'id="network"' not in page
    for _order, _title, inks in found:
        cells = {kind: number for kind, number in inks.items() if not kind.startswith("bar")}
        takes = sum(number for kind, number in cells.items() if kind.startswith("takes"))
        assert sum(cells.values()) <= 64 and cells["adds level4"] + cells["takes level4"] >= 1
        assert inks["bar"] + inks["bar strong"] == takes  # what is taken away is told by a bar, not by colour
    if count == 30:  # an output is in hand: what weighs most for it comes first
        assert "comptent le plus pour «" in page
        weighs = [
            title.split("× ")[1].replace("−", "").replace(",", ".")
            for _order, title, _inks in sorted(found, key=lambda each: each[0])
        ]
        sizes = list(map(float, weighs))
        assert sizes == sorted(sizes, reverse=True)
    else:
        assert [title for _order, title, _inks in found][:3] == ["zéro", "▸ un", "deux"]


def test_what_has_overflowed_and_what_was_left_out_is_said():
    trial = own_trial(WORKSHOP)._replace(step=0.0002, left_out=(3,))
    recording = new_run(WORKSHOP, trial)
    for _reached in recording.run():
        pass
    text = run_page(WORKSHOP, recording, trial.left_out)
    data = json.loads(re.search(r'id="data">(.*?)</script>', text)[1])
    assert data["diverged"] == recording.diverged_at
    assert [e["number"] for e in data["examples"] if e.get("out")] == [3]
    assert data["states"][-1]["i"] == recording.reached and data["learned"] == 15


def test_hostile_titles_end_nothing(tmp_path):
    from connecte.content.reading.reader import parse_activity

    text = WORKSHOP.text.replace(WORKSHOP.title, "</script><b>", 1).replace("label: bleu", "label: bleu")
    activity = parse_activity(text.encode(), "", "hostile")
    page = run_page(activity, new_run(activity, own_trial(activity)))
    assert page.count("</script>") == 2
    assert "<b>" not in page

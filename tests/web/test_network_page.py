"""A network that reads pictures, on pages: the weights of each neuron as a picture."""

from __future__ import annotations

import re

import pytest

from connecte.cli import main
from connecte.content.catalog import load
from connecte.content.printing.pages.line_pictures import images, net
from tests.browser import doms, needs_browser, shown

DIGITS = load("chiffres")


def pictures(page):
    """(order, title, {kind: cells}) of each picture of weights, in the order of the neurons."""
    whole = re.findall(r'<button type="button" class="weights".*?</button>', page, re.DOTALL)
    orders = [int(re.search(r"order: (\d+)", each)[1]) for each in whole]
    titles = [re.search(r"<span>([^<]*)</span>", each)[1] for each in whole]
    inks = [
        {kind: path.count("M") for kind, path in re.findall(r'<path class="([^"]*)" d="([^"]*)"', each)}
        for each in whole
    ]
    return list(zip(orders, titles, inks, strict=True))


RUNS = {30: [], 10: ["--run", "détecteurs"]}
"""The words for a training of so many neurons that read the picture."""


@pytest.fixture(scope="module")
def in_browser(tmp_path_factory):
    """What a browser makes of the page of each training."""
    folder = tmp_path_factory.mktemp("pages")
    paths = [folder / f"{count}.html" for count in RUNS]
    for path, words in zip(paths, RUNS.values(), strict=True):
        assert main(["train", "chiffres", *words, "--iterations", "1", "--html", str(path), "--json"]) == 0
    return dict(zip(RUNS, map(shown, doms(*((path, "") for path in paths))), strict=True))


@needs_browser
@pytest.mark.parametrize("count", RUNS)
def test_each_neuron_that_reads_the_picture_is_one(in_browser, count):
    page = in_browser[count]
    found = pictures(page)
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


def test_the_report_draws_the_same_pictures_where_a_diagram_would_be_too_large():
    network = DIGITS.network()
    found = images(DIGITS, network)
    assert net(DIGITS, network) is None and [each.name for each in found][:2] == ["zéro", "un"]
    for image, neuron in zip(found, network.layers[0].neurons, strict=True):
        cells = sum(path.count("M") for kind, path in image.inks if not kind.startswith("bar"))
        assert cells == sum(bool(weight) for weight in neuron.weights)
    assert images(load(), load().network()) == () and net(load(), load().network()) is not None

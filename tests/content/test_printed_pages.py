"""Pages as they are seen: nothing leaves its page or its box, no text lies on another, all rows are there.

What needs no browser is checked always; what a browser lays out, where there is one.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import combinations

import pytest

from connecte.commands.paper.states import printed_cards
from connecte.content.catalog import load
from connecte.content.printing.booklet import as_file, changes, everything
from connecte.content.printing.paper import PAPERS, Options, Paper
from connecte.content.printing.pdf import browser, print_to_pdf
from connecte.content.runs.recorded import save_recording
from tests.pages import Page, laid_out, overlaps, plain, together
from tests.runs import new_recording

FIXED = ("of-cards", "of-strips", "of-grid", "of-blank", "of-cover")
"""Parts that have one page each, whatever the activity."""


_PIXELS = """
const found = [];
for (const badge of [...document.querySelectorAll(".badge")].slice(0, 4)) {
  const copy = badge.cloneNode(true);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.querySelector("text").remove();  // the letter is one help, the shape alone must do
  copy.setAttribute("width", 60); copy.setAttribute("height", 60);
  const image = new Image();
  image.src = "data:image/svg+xml," + encodeURIComponent(new XMLSerializer().serializeToString(copy));
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {width: 60, height: 60});
  const paint = canvas.getContext("2d");
  paint.fillStyle = "#fff"; paint.fillRect(0, 0, 60, 60);
  paint.drawImage(image, 0, 0);
  const data = paint.getImageData(0, 0, 60, 60).data, grey = [];
  for (let at = 0; at < data.length; at += 4) grey.push(Math.round((data[at] + data[at+1] + data[at+2]) / 3));
  found.push(grey);
}
return found;
"""


def class_of(number: int) -> tuple[str, ...]:
    return tuple(str(pupil + 1) for pupil in range(number))


@pytest.fixture(scope="module")
def recording(tmp_path_factory):
    path = tmp_path_factory.mktemp("run") / "run.npz"
    run = new_recording(load(), iterations=1000)
    for _ in run.run():
        pass
    save_recording(path, run)
    return path


@pytest.fixture(scope="module")
def on_all_papers(recording):
    """Each paper, files of every kind on it, and their parts as a browser lays them out, which is started once
    for all of them; and the pixels of the badges of the first. No parts and no pixels where there is none.
    """
    found = [(paper, files_on(paper, recording)) for paper in PAPERS.values()]
    seen = laid_out(*(together(*files) for _paper, files in found), script=_PIXELS)
    *parts, pixels = seen or [()] * (len(found) + 1)
    return {name: (*each, its) for name, each, its in zip(PAPERS, found, parts, strict=True)}, pixels


@pytest.fixture(params=sorted(PAPERS))
def sets(request, on_all_papers):
    """What is printed on one paper."""
    return on_all_papers[0][request.param]


def files_on(paper: Paper, recording) -> list[str]:
    """Three activities, changed cards, trained ones."""
    workshop = load()
    files = [
        as_file(everything(load(name), load(name).network(), Options(paper, pupils=class_of(pupils))))
        for name, pupils in (("connecte-tes-neurones", 36), ("xor", 30), ("rouge", 28))
    ]
    hand = workshop.network("hand")
    files.append(as_file(changes(workshop, workshop.network(), hand, options=Options(paper))))
    files.append(as_file(everything(workshop, hand, Options(paper, duplex=True), "solution")))
    files.append(as_file(everything(workshop, hand, Options(paper, large=True), "solution")))
    for rounding in ("three", "whole"):
        cards = printed_cards(workshop, f"{recording}@1000", rounding)
        files.append(as_file(everything(cards.activity, cards.network, Options(paper), cards.description)))
    return files


def test_nothing_leaves_its_page_and_nothing_lies_on_another(sets):
    paper, files, parts = sets
    assert all("overflow" not in re.sub("overflow-wrap", "", html) for html in files)
    for part in parts:
        lies = "lying" in part["kind"] or "large" in part["kind"]
        room = paper.landscape if lies else paper.wide
        assert part["width"] == pytest.approx(room, abs=0.1)
        for text in part["texts"]:
            assert text["left"] > -0.2 and text["right"] < room + 0.2, (part["kind"], text)
            assert not text["sticks"], (part["kind"], text)
        assert overlaps(part["texts"]) == [], part["kind"]
        if any(kind in part["kind"] for kind in FIXED) or "of-drawings" in part["kind"]:
            assert part["height"] <= (paper.width - 22 if lies else paper.high), part["kind"]


def test_cards_fill_their_half_and_can_be_read(sets):
    """Half of what is inside the margins, instructions of 16 points and answers of 28 at least."""
    paper, _files, parts = sets
    half = paper.high / 2
    for part in parts:
        if "of-cards" not in part["kind"] or "large" in part["kind"]:
            continue
        for card in part["cards"]:
            most = paper.high if card["alone"] else half + 0.1
            assert half - 1 < card["height"] < most, (part["cards"], part["texts"][0])
        told = [text for text in part["texts"] if re.match(r"[12]\. |Écrire|Carte changée", text["text"])]
        assert told and round(min(text["size"] for text in told), 1) >= 16
        if not any(text["text"].startswith("Écrire") for text in told):
            answers = [text for text in part["texts"] if text["text"].isdecimal() and text["size"] > 22]
            assert all(round(text["size"], 1) >= 28 for text in answers)


def test_answers_are_at_least_of_eleven_points(sets):
    _paper, _files, parts = sets
    keys = [part for part in parts if "of-answers" in part["kind"]]
    numbers = [t for part in keys for t in part["texts"] if re.fullmatch(r"[−\d,]+", t["text"])]
    assert all(text["size"] >= 11 for text in numbers)
    assert len(numbers) > 1000 or browser() is None


def words_of_pdf(html: str, folder) -> list[str] | None:
    """The words of each page of the PDF; None where nothing can make or read one."""
    command, reader = browser(), shutil.which("pdftotext")
    if command is None or reader is None:
        return None
    page, pdf = folder / "page.html", folder / "page.pdf"
    page.write_text(html, "utf-8")
    assert print_to_pdf(command, page, pdf)
    told = subprocess.run([reader, "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return told.split("\f")[:-1]


CLASSES = {"rouge": 28, "xor": 30, "connecte-tes-neurones": 36}
"""Activities, and for how many pupils they are printed."""
NO_CLASS = "personne"
"""The name of the workshop that is printed for no class."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Each of them as a page, and the words of its pages on paper, which are printed by one start of a browser;
    None where there is none.
    """
    files = {}
    for name, pupils in CLASSES.items():
        activity = load(name)
        files[name] = as_file(everything(activity, activity.network(), Options(pupils=class_of(pupils))))
    files[NO_CLASS] = as_file(everything(load(), load().network()))
    marked = [
        html.replace("<main>", f'<main><p class="part">Feuilles : {name}</p>', 1)
        for name, html in files.items()
    ]
    pages = words_of_pdf(together(*marked), tmp_path_factory.mktemp("printed"))
    if pages is None:
        return files, None
    found = {}
    for page in pages:
        begins = re.match(r"\s*Feuilles : (\S+)", page)
        if begins:
            found[begins[1]] = []
        else:
            found[[*found][-1]].append(page)
    return files, found


@pytest.mark.parametrize("name", CLASSES)
def test_every_row_is_printed(printed, name):
    activity, pupils, html = load(name), CLASSES[name], printed[0][name]
    roles = re.search(r'<section class="part of-roles.*?</section>', html, re.S)[0]
    assert roles.count("<tr>") == 1 + pupils
    answers = re.search(r'<section class="part of-answers.*?</section>', html, re.S)[0]
    assert answers.count("<tr>") == 1 + len(activity.examples)
    assert html.count("<thead>") == html.count('<table class="lines')
    fill = re.search(r'<section class="part of-fill.*?</section>', html, re.S)[0]
    if not activity.is_drawn:
        assert fill.count("<td>n° ") == len(activity.examples)
    if printed[1] is None:
        return
    pages = printed[1][name]
    of_roles = "".join(page for page in pages if re.match(r"\s*(Qui fait quoi|élève)", page))
    assert re.findall(r"^ {0,5}(\d+)(?: {2,}.*)?$", of_roles, re.M) == list(class_of(pupils))
    if not activity.is_drawn:
        given = next(page for page in pages if "Ce que chacun trouve" in page)
        numbers = [str(example.number) for example in activity.examples]
        assert re.findall(r"^\s*n° (\d+)", given, re.M) == numbers


def test_a_page_a_part_and_all_the_words(printed):
    """Five pages of two cards, five to write on, two of strips, grid, drawings, results, the cover,
    the run sheet, two of notes, the answers: 20, numbered; they are the last of what is printed."""
    html = printed[0][NO_CLASS]
    assert html.count('class="part ') == 5 + 5 + 2 + 1 + 1 + 1 + 1 + 1 + 1 + 1
    if printed[1] is None:
        return
    own = printed[1][NO_CLASS]
    assert len(own) == 20
    all_of_them = sum(1 + len(pages) for pages in printed[1].values())  # before each is a page with its name
    number = rf"\b(\d+) ?/ ?{all_of_them}\b"
    last = [int(found[-1]) for page in own if (found := re.findall(number, page))]
    assert last == [*range(all_of_them - 19, all_of_them + 1)]
    letters = re.compile(r"[^\W_]")
    words = re.sub(number, "", "".join(own))
    assert sorted("".join(letters.findall(words))) == sorted("".join(letters.findall(plain(html))))


def test_shapes_are_told_apart_without_colours(workshop, on_all_papers):
    """Each badge in grey, pixel by pixel: any two differ by more than half of what is dark in them."""
    html = as_file(everything(workshop, workshop.network()))
    badges = re.findall(r'<svg class="badge".*?</svg>', html, re.S)[:4]
    outlines = {re.search(r' d="([^"]*)"', badge)[1] for badge in badges}
    assert len(outlines) == 4
    assert {re.search(r'aria-label="(.)"', badge)[1] for badge in badges} == set("VLRJ")
    pixels = on_all_papers[1]
    assert len(pixels) == 4 or browser() is None
    for one, other in combinations(pixels, 2):
        dark = sum(1 for value in one if value < 200)
        apart = sum(abs(a - b) > 60 for a, b in zip(one, other, strict=True))
        assert dark > 100
        assert apart > 0.5 * dark


def test_what_a_screen_reader_needs_is_there(workshop):
    html = as_file(everything(workshop, workshop.network(), Options(pupils=class_of(3))))
    page = Page(html)
    assert page.tags.count("main") == 1
    assert ("http-equiv", "Content-Security-Policy") in page.attributes
    assert ("name", "viewport") in page.attributes
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'\"" in html
    pictures = re.findall(r"<svg[^>]*>", html)
    assert pictures and all('role="img"' in tag and re.search(r'aria-label="[^"]+"', tag) for tag in pictures)
    assert all("scope=" in tag for tag in re.findall(r"<th\b[^>]*>", html))

"""Pages as a browser lays them out: where every text is, whether texts lie on one another."""

from __future__ import annotations

import json
import re
import tempfile
from functools import cache
from html import escape, unescape
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path
from typing import Any

from connecte.content.printing.pdf import browser
from tests.browser import dom

VOID = {"meta", "br"}


class Page(HTMLParser):
    """The elements of a page; fails where one is closed that is not open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def plain(html: str) -> str:
    """The words of a page, with single spaces."""
    words = re.sub(r"<(style|title)>.*?</\1>", "", html, flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", "", words)))


def together(*files: str) -> str:
    """Several files as one, with the style of the first."""
    mains = [re.search(r"<main>(.*)</main>", html, re.S)[1] for html in files]
    return re.sub(r"<main>.*</main>", lambda _: f"<main>{''.join(mains)}</main>", files[0], flags=re.S)


def _open(html: str) -> str:
    """A page without its own policy, which lets no script run, also not a test's."""
    return re.sub(r"<meta http-equiv[^>]*>", "", html)


def seen(html: str, script: str) -> Any:
    """What a script finds in a page that a browser has laid out; None where there is no browser."""
    if browser() is None:
        return None
    told = "<script>Promise.resolve((async () => {%s})()).then(found => document.title = JSON.stringify(found))"
    open_page = _open(html).replace("</body>", told % script + "</script></body>")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(open_page, "utf-8")
        found = dom(path, "", "--window-size=1600,1200")
    return json.loads(unescape(re.search(r"<title>(.*?)</title>", found, re.S)[1]))


@cache
def laid_out(*files: str, script: str = "") -> Any:
    """Of each file, laid out on a page of its own: of each part its kind, width, height, and its texts as boxes
    within it; and at the end what a script finds in the `document` of the first. None without a browser.
    """
    frames = "".join(
        f'<iframe srcdoc="{escape(_open(html))}" width=1600 height=1200></iframe>' for html in files
    )
    return seen(
        f"<!doctype html><meta charset=utf-8><title></title><body>{frames}</body>",
        _BOXES.replace("SCRIPT", script),
    )


_BOXES = """
const mm = value => value * 25.4 / 96;
if (document.readyState != "complete") await new Promise(done => addEventListener("load", done));
const documents = [...document.querySelectorAll("iframe")].map(frame => frame.contentDocument);
const found = await (async document => {SCRIPT})(documents[0]);
return [...documents.map(document => {
const parts = [];
for (const part of document.querySelectorAll(".part")) {
  const frame = part.getBoundingClientRect(), texts = [];
  const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!node.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const card = node.parentElement.closest("article, figure, td, th");
    const holder = card && card.getBoundingClientRect();
    for (const box of range.getClientRects()) {
      if (!box.width) continue;
      texts.push({text: node.data.trim().slice(0, 40), left: mm(box.left - frame.left),
        right: mm(box.right - frame.left), top: mm(box.top - frame.top), bottom: mm(box.bottom - frame.top),
        size: parseFloat(getComputedStyle(node.parentElement).fontSize) * 72 / 96,
        sticks: !!holder && (box.left < holder.left - 1 || box.right > holder.right + 1
          || box.top < holder.top - 2 || box.bottom > holder.bottom + 2)});
    }
  }
  const cards = [...part.querySelectorAll("article")].map(card =>
    ({alone: card.classList.contains("alone"), height: mm(card.getBoundingClientRect().height)}));
  const own = getComputedStyle(part);
  parts.push({kind: part.className, width: mm(frame.width), texts, cards,
    height: mm(frame.height - parseFloat(own.paddingBottom) - parseFloat(own.borderBottomWidth))});
}
return parts;
}), found];
"""


def overlaps(texts: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Pairs of texts of which one lies on a good part of the other."""
    found = []
    downwards = sorted(texts, key=lambda text: text["top"])
    for number, one in enumerate(downwards):
        for other in islice(downwards, number + 1, None):
            if one["bottom"] - other["top"] <= 0.2:
                break  # so are all that begin further down
            wide = min(one["right"], other["right"]) - max(one["left"], other["left"])
            high = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            smaller = min((t["right"] - t["left"]) * (t["bottom"] - t["top"]) for t in (one, other))
            if wide > 0.2 and high > 0.2 and wide * high > 0.2 * smaller:
                found.append((one["text"], other["text"]))
    return found

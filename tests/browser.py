"""A real browser for tests, where the machine has one."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from html import unescape
from pathlib import Path

import pytest

from connecte.content.printing.pdf import browser

needs_browser = pytest.mark.skipif(browser() is None, reason="no Chromium nor Chrome on this machine")
_SECONDS = 120


_ALL = """<meta charset=utf-8><pre></pre><script>
const found = [];
Promise.all(PAGES.map((page, number) => new Promise(done => {
  const frame = document.createElement("iframe");
  frame.onload = () => setTimeout(() => {
    found[number] = frame.contentDocument.documentElement.outerHTML;
    done();
  }, 1000);
  frame.src = page;
  document.body.append(frame);
}))).then(() => document.querySelector("pre").textContent = JSON.stringify(found));
</script>"""
"""A page that has other pages within, and tells what they are once their scripts have run."""


def doms(*pages: tuple[Path, str]) -> list[str]:
    """Each page as it is with what stands behind the # of its address, by one start of the browser: a start
    costs more than a page.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.html"
        addresses = [_address(page, at) for page, at in pages]
        path.write_text(_ALL.replace("PAGES", json.dumps(addresses)), "utf-8")
        told = dom(path, "", "--allow-file-access-from-files")
    return json.loads(unescape(re.search(r"<pre>(.*?)</pre>", told, re.DOTALL)[1]))


def _address(page: Path, at: str) -> str:
    return page.resolve().as_uri() + (f"#{at}" if at else "")


def dom(page: Path, at: str = "", *words: str) -> str:
    """The page as it is once its script has run; `at` stands behind the # of its address."""
    with tempfile.TemporaryDirectory() as profile:
        usual = [
            browser(), "--headless", "--disable-gpu", "--no-sandbox", "--no-first-run", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--disable-quic",
            f"--user-data-dir={profile}", "--virtual-time-budget=5000", "--dump-dom", *words,
            _address(page, at),
        ]  # fmt: skip
        done = subprocess.run(usual, capture_output=True, timeout=_SECONDS, check=True)
    return done.stdout.decode()


def shown(page: str) -> str:
    """The page without its styles, scripts and data: what a reader gets."""
    return re.sub(r"<(style|script)\b.*?</\1>", "", page, flags=re.DOTALL)

"""`connecte cards`: everything on paper, as one HTML file or a PDF."""

from __future__ import annotations

import argparse
import re
import tempfile
from pathlib import Path

from connecte.commands.output import emit, message
from connecte.commands.paper.place import place
from connecte.content.activity import Activity
from connecte.content.catalog import load
from connecte.content.printing.booklet import as_file, changes, chosen, everything
from connecte.core.cards.network import Network
from connecte.files.reader import read
from connecte.files.writer import check, write
from connecte.language.errors import ConnecteError, UsageError
from connecte.language.i18n import _, ngettext
from connecte.language.nearest import closest, suggestion

_LARGEST_PDF = 1 << 30
_RECORDED = re.compile(r"(.+)@([0-9]{1,9})\Z")


class PrintError(ConnecteError):
    """What cannot be printed as asked: no browser, a state that does not fit."""


def cards(arguments: argparse.Namespace) -> int:
    """Write the sheets asked for. Raises UsageError, PrintError or FileError."""
    activity = load(arguments.activity)
    names = _names(activity, arguments.only)
    states = [_state(activity, word) for word in arguments.state or ["cards"]]
    if len(states) > 2:
        raise UsageError(_("un ou deux états : --state cards --state hand imprime les cartes qui changent"))
    if len(states) == 2:
        sheets = changes(activity, states[0], states[1], names)
        if not sheets:
            emit(_("aucune carte ne change entre ces deux états"))
            return 0
    else:
        sheets = (
            chosen(activity, states[0], names)
            if names
            else everything(activity, states[0], arguments.minutes, arguments.pupils)
        )
    name = activity.name if activity.name != "-" else "activite"
    path = place(arguments.output, f"{name}-cartes{'.pdf' if arguments.pdf else '.html'}")
    check(path, arguments.force)
    write(path, _bytes(as_file(activity, sheets), arguments), arguments.force)
    pages = ngettext("{path} : {pages} page A4", "{path} : {pages} pages A4", len(sheets))
    emit(pages.format(path=path, pages=len(sheets)))
    if arguments.open:
        import webbrowser

        webbrowser.open(path.resolve().as_uri())
    return 0


def _names(activity: Activity, only: str | None) -> list[str]:
    """The neurons asked for. Raises UsageError for one that is not there."""
    known = [card.neuron.name for layer in activity.layers for card in layer.cards]
    names = [name.strip() for name in (only or "").split(",") if name.strip()]
    for name in names:
        if name not in known:
            hint = suggestion(closest(name, known)) or _("neurones : {names}").format(names=", ".join(known))
            raise UsageError(
                _("--only : il n'y a pas de neurone « {name} » ({hint})").format(name=name, hint=hint)
            )
    if only is not None and not names:
        raise UsageError(_("--only : donner des noms de neurones, par exemple C,D"))
    return names


def _state(activity: Activity, word: str) -> Network:
    """The cards as a word says: cards, hand, or a recording at an iteration."""
    if word in ("cards", "hand"):
        return activity.network("hand" if word == "hand" else "cards")
    found = _RECORDED.match(word)
    if not found:
        told = _("--state {word} : il faut cards, hand, ou un enregistrement et une itération, run.npz@1000")
        raise UsageError(told.format(word=word))
    return _recorded(activity, Path(found[1]), int(found[2]))


def _recorded(activity: Activity, path: Path, iteration: int) -> Network:
    from connecte.content.runs.recorded import load_recording
    from connecte.content.runs.trained import fits, trained_network

    recording = load_recording(path)
    if not fits(activity, recording.shapes):
        told = _("{path} : cet enregistrement est celui d'une autre activité, il n'a pas autant de neurones")
        raise PrintError(told.format(path=path))
    if iteration > recording.reached:
        told = _("{path} : l'enregistrement va jusqu'à l'itération {last}, pas jusqu'à {iteration}")
        raise PrintError(told.format(path=path, last=recording.reached, iteration=iteration))
    return trained_network(activity, recording.at(iteration))


def _bytes(html: str, arguments: argparse.Namespace) -> bytes:
    """The file: the page, or what a browser prints of it. Raises PrintError."""
    if not arguments.pdf:
        return html.encode("utf-8")
    from connecte.content.printing.pdf import browser, print_to_pdf

    command = browser()
    if command is None:
        told = _("aucun Chromium ni Chrome ici pour faire un PDF : sans --pdf, ouvrir la page et l'imprimer")
        raise PrintError(told)
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder) / "page.html", Path(folder) / "page.pdf"
        write(page, html.encode("utf-8"))
        message(_("le navigateur imprime…"))
        if not print_to_pdf(command, page, pdf):
            told = _("{command} n'a pas su faire le PDF : sans --pdf, ouvrir la page et l'imprimer")
            raise PrintError(told.format(command=command))
        return read(pdf, _LARGEST_PDF)

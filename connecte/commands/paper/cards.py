"""`connecte cards`: everything on paper, as one HTML file or a PDF."""

from __future__ import annotations

import argparse
import re
import tempfile
from pathlib import Path

from connecte.commands.output import emit, message
from connecte.content.activity import Activity
from connecte.content.catalog import load
from connecte.content.file_text import save
from connecte.content.printing.booklet import as_file, changes, chosen, everything
from connecte.content.yaml.schema import nearest
from connecte.core.cards.network import Network
from connecte.language.errors import ConnecteError, UsageError, system_reason
from connecte.language.i18n import _, ngettext

_RECORDED = re.compile(r"(.+)@([0-9]{1,9})\Z")


class PrintError(ConnecteError):
    """What cannot be printed as asked: a file that is there, a state that does not fit."""


def cards(arguments: argparse.Namespace) -> int:
    """Write the sheets asked for. Raises UsageError or PrintError."""
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
    path = _place(activity, arguments)
    _write(path, as_file(activity, sheets), arguments)
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
            hint = nearest(name, known) or _("neurones : {names}").format(names=", ".join(known))
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
    from connecte.content.runs.trained import fits, trained_network
    from connecte.core.replay.recording import Recording

    recording = Recording.load(path)
    if not fits(activity, recording.shapes):
        told = _("{path} : cet enregistrement est celui d'une autre activité, il n'a pas autant de neurones")
        raise PrintError(told.format(path=path))
    if iteration > recording.reached:
        told = _("{path} : l'enregistrement va jusqu'à l'itération {last}, pas jusqu'à {iteration}")
        raise PrintError(told.format(path=path, last=recording.reached, iteration=iteration))
    return trained_network(activity, recording.at(iteration))


def _place(activity: Activity, arguments: argparse.Namespace) -> Path:
    """Where to write. Raises PrintError for a file that is there already, unless forced."""
    ending = ".pdf" if arguments.pdf else ".html"
    name = activity.name if activity.name != "-" else "activite"
    path = Path(arguments.output) if arguments.output else Path(f"{name}-cartes{ending}")
    if path.is_dir():
        path = path / f"{name}-cartes{ending}"
    if path.exists() and not arguments.force:
        told = _("{path} existe déjà : --force pour l'écraser, ou -o pour un autre nom")
        raise PrintError(told.format(path=path))
    return path


def _write(path: Path, html: str, arguments: argparse.Namespace) -> None:
    try:
        if not arguments.pdf:
            save(path, html.encode("utf-8"))
            return
        _print(path, html)
    except OSError as error:
        told = _("{path} ne peut pas être écrit ({reason})")
        raise PrintError(told.format(path=path, reason=system_reason(error))) from error


def _print(path: Path, html: str) -> None:
    from connecte.content.printing.pdf import browser, print_to_pdf

    command = browser()
    if command is None:
        told = _("aucun Chromium ni Chrome ici pour faire un PDF : sans --pdf, ouvrir la page et l'imprimer")
        raise PrintError(told)
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(html, "utf-8")
        message(_("le navigateur imprime…"))
        if not print_to_pdf(command, page, pdf):
            told = _("{command} n'a pas su faire le PDF : sans --pdf, ouvrir la page et l'imprimer")
            raise PrintError(told.format(command=command))
        save(path, pdf.read_bytes())

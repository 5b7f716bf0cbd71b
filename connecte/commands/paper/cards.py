"""`connecte cards`: everything on paper, as one HTML file or a PDF."""

from __future__ import annotations

import argparse
from pathlib import Path

from connecte.commands.output import emit
from connecte.commands.paper.place import place
from connecte.commands.paper.pupils import pupil_names
from connecte.commands.paper.states import printed_cards
from connecte.content.activity import Activity
from connecte.content.catalog import changed_copy, load
from connecte.content.printing.booklet import Booklet, as_file, changes, chosen, everything, kernel_frames
from connecte.content.printing.paper import PAPERS, Options
from connecte.files.writer import check, write
from connecte.language.errors import UsageError
from connecte.language.i18n import _, ngettext
from connecte.language.lists import comma_list
from connecte.language.nearest import closest, suggestion
from connecte.language.program import command


def cards(arguments: argparse.Namespace) -> int:
    """Write the pages asked for. Raises UsageError, StateError, PrintError or FileError."""
    activity = load(arguments.activity)
    _say_which(activity)
    names = _names(activity, arguments.only)
    booklet = _booklet(activity, names, arguments)
    if not booklet.cards:
        emit(_("aucune carte ne change entre ces deux états"))
        return 0
    name = activity.name if activity.name != "-" else "activite"
    path = place(arguments.output, f"{name}-cartes{'.pdf' if arguments.pdf else '.html'}")
    check(path, arguments.force)
    html = as_file(booklet)
    write(path, _as_pdf(html) if arguments.pdf else html.encode("utf-8"), arguments.force)
    number = ngettext("{number} carte", "{number} cartes", booklet.cards).format(number=booklet.cards)
    message = (
        _("{path} : {cards} et ce qui va avec, en {paper}")
        if booklet.whole
        else _("{path} : {cards}, en {paper}")
    )
    emit(message.format(path=path, cards=number, paper=booklet.paper.name))
    if arguments.open:
        import webbrowser

        webbrowser.open(path.resolve().as_uri())
    return 0


def _say_which(activity: Activity) -> None:
    """Say that the shipped activity is printed, where a changed copy of it lies in the folder."""
    copy = changed_copy(Path(activity.path), Path())
    if copy is not None:
        message = _("imprimée : l'activité fournie, {path} ; pour celle de ce dossier : {own}")
        own = command(f"cards ./{copy.name}")
        emit(message.format(path=activity.path, own=own))


def _booklet(activity: Activity, names: list[str], arguments: argparse.Namespace) -> Booklet:
    """Return the pages asked for. Raises UsageError or StateError."""
    words = arguments.state or ["cards"]
    if activity.kernels:
        return _of_kernels(activity, names, words, arguments)
    if len(words) > 2:
        raise UsageError(_("un ou deux états : --state cards --state hand imprime les cartes qui changent"))
    if arguments.round and not any("@" in word for word in words):
        raise UsageError(_("--round : pour les cartes d'un enregistrement, --state run.npz@1000 --round whole"))
    options = _options(arguments)
    states = [printed_cards(activity, word, arguments.round) for word in words]
    last = states[-1]
    if last.trained and activity.is_numeric:
        emit(last.description)  # outputs are numbers: none is right or wrong
    elif last.trained:
        message = ngettext(
            "{state} : {right} exemple juste sur {count}",
            "{state} : {right} exemples justes sur {count}",
            last.right,
        )
        emit(message.format(state=last.description, right=last.right, count=len(activity.examples)))
    if len(states) == 2:
        return changes(last.activity, states[0].network, last.network, names, options)
    if names:
        return chosen(last.activity, last.network, names, options)
    return everything(last.activity, last.network, options, last.description)


def _of_kernels(
    activity: Activity, names: list[str], words: list[str], arguments: argparse.Namespace
) -> Booklet:
    """Return the pages of an activity of kernels. Raises UsageError for what only cards of neurons have."""
    given = [option for option, is_given in {
        "--state": words != ["cards"], "--round": arguments.round, "--pupils": arguments.pupils,
        "--names": arguments.names is not None,
    }.items() if is_given]  # fmt: skip
    if given:
        message = _("{option} : cette activité a des motifs, pas de cartes de neurones")
        raise UsageError(message.format(option=given[0]))
    options = _options(arguments)
    return (
        kernel_frames(activity, names, options) if names else everything(activity, activity.network(), options)
    )


def _options(arguments: argparse.Namespace) -> Options:
    pupils = pupil_names(arguments.names) if arguments.names is not None else ()
    pupils += tuple(str(number + 1) for number in range(len(pupils), arguments.pupils))
    return Options(PAPERS[arguments.paper], arguments.duplex, arguments.large, arguments.minutes, pupils)


def _names(activity: Activity, only: str | None) -> list[str]:
    """Return the neurons asked for. Raises UsageError for one that is not there."""
    known = [card.neuron.name for layer in activity.layers for card in layer.cards]
    known += [kernel.name for kernel in activity.kernels]
    names = [name.strip() for name in (only or "").split(",") if name.strip()]
    for name in names:
        if name not in known:
            hint = suggestion(closest(name, known)) or _("neurones : {names}").format(names=comma_list(known))
            raise UsageError(
                _("--only : il n'y a pas de neurone « {name} » ({hint})").format(name=name, hint=hint)
            )
    if only is not None and not names:
        raise UsageError(_("--only : donner des noms de neurones, par exemple C,D"))
    return names


def _as_pdf(html: str) -> bytes:
    """Return the page as a browser prints it. Raises PrintError."""
    from connecte.commands.paper.printed import as_pdf  # it starts processes: not for HTML

    return as_pdf(html)

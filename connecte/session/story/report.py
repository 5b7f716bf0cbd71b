"""The report: what the class did, as one HTML file to keep, to print or to send to families.

Everything in it comes from the journal. No pupil's name unless it is asked for; what was typed
in class is inert in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from connecte.content.plan import planned, step_title
from connecte.content.printing.page import document, grid_table
from connecte.content.printing.render import inert
from connecte.core.cards.network import Network
from connecte.core.cards.sentences import a_label, choice_name, labels_or_nothing, of_name
from connecte.core.cards.verdict import NOTHING, SEVERAL, Verdict, confusion
from connecte.core.grid.drawing import Drawing
from connecte.language.i18n import _, ngettext
from connecte.language.lists import sentence_list
from connecte.language.numbers import card_number, thousands
from connecte.session.page import page_name
from connecte.session.rules.learning import lessons, progress, stand
from connecte.session.session import Session
from connecte.session.state import State
from connecte.session.story.debrief import questions
from connecte.session.story.story import Mistake, Played, Story, story
from connecte.session.story.tested import Said, all_said, told_pages

_CELL = 3.2
"""Millimetres of a cell."""
_STYLE = """
@page { size: A4; margin: 14mm; }
body { max-width: 182mm; margin: 0 auto; padding: 6mm 2mm; }
section { break-inside: avoid-page; margin-bottom: 5mm; }
.report .row { display: flex; gap: 6mm; align-items: flex-start; margin-bottom: 4mm; break-inside: avoid; }
.report .pages { display: flex; flex-wrap: wrap; gap: 6mm; }
.report figure { margin: 0; } .report figcaption { font-size: 9pt; max-width: 42mm; }
.report bdi { overflow-wrap: normal; }
.report table.data { width: auto; } .report table.data td, .report table.data th { font-size: 10pt;
  padding: 1mm 2.5mm; } .report table.data td:first-child { text-align: left; }
.report .tables { display: flex; flex-wrap: wrap; gap: 8mm; }
.report .wrong { font-weight: bold; text-decoration: underline; }
.report .ask li { font-size: 13pt; margin-bottom: 3mm; }
.report .quiet { color: #444; font-size: 10pt; }
"""


def report(session: Session, started: str, trained: Network | None = None, names: bool = False) -> str:
    """The whole page. `trained` is the network after training, where the class saw it; `names`:
    with those of the pupils who drew.
    """
    told = story(session)
    state = told.state
    parts = [
        _head(session, told, started),
        _played(told, names),
        _mistakes(told),
        _learned(told),
        _computer(told, trained),
        _notebook(state, trained, names),
        _questions(told, trained),
        f"<p class=quiet>{inert(state.activity.credit)}</p>" if state.activity.credit else "",
    ]
    title = _("Séance : {title}").format(title=state.activity.title)
    return document(title, [f'<main class="report">{"".join(parts)}</main>'], _STYLE)


def _section(title: str, body: str) -> str:
    return f"<section><h2>{title}</h2>{body}</section>" if body else ""


def _head(session: Session, told: Story, started: str) -> str:
    activity = told.state.activity
    lines = [f"<h1>{inert(activity.title)}</h1>"]
    when = _date(started)
    drawn = ngettext("{count} dessin joué", "{count} dessins joués", len(told.played))
    if not activity.is_drawn:
        drawn = ngettext("{count} exemple joué", "{count} exemples joués", len(told.played))
    facts = [when, drawn.format(count=len(told.played))]
    minutes = round(session.room.clock.total / 60)
    if minutes:
        facts.append(ngettext("{minutes} minute", "{minutes} minutes", minutes).format(minutes=minutes))
    lines.append(f"<p>{' · '.join(filter(None, facts))}</p>")
    spent = [
        (
            step_title(step.step, activity.is_drawn),
            round(session.room.clock.seconds(step.step) / 60),
            step.minutes,
        )
        for step in planned(activity, session.room.minutes)
    ]
    if minutes:
        rows = "".join(f"<tr><td>{title}</td><td>{now}</td><td>{then}</td></tr>" for title, now, then in spent)
        head = f"<tr><th>{_('étape')}</th><th>{_('minutes')}</th><th>{_('prévues')}</th></tr>"
        lines.append(f'<table class="data">{head}{rows}</table>')
    return f"<section>{''.join(lines)}</section>"


def _date(started: str) -> str:
    try:
        return f"{datetime.fromisoformat(started):%d/%m/%Y, %H:%M}"
    except ValueError:
        return ""


# -- what was played -----------------------------------------------------------------------


def _played(told: Story, names: bool) -> str:
    rows = []
    for played in told.played:
        grid = _grid(played.drawing) if told.state.activity.is_drawn else ""
        rows.append(f'<div class="row">{grid}<div>{_about(played, names)}</div></div>')
    return _section(_("Ce que la classe a joué"), "".join(rows))


def _about(played: Played, names: bool) -> str:
    heading = f"<b>{inert(played.name)}</b>"
    if played.wanted is not None:
        heading += _(", c'était {wanted}").format(wanted=inert(a_label(played.wanted)))
    if names and played.by:
        heading += f", {inert(of_name(played.by))}"
    lines = [heading]
    if played.votes:
        votes = ", ".join(f"{inert(choice_name(choice))} : {hands}" for choice, hands in played.votes)
        lines.append(_("Votes : {votes}.").format(votes=votes))
    wrong = ' class="wrong"' if played.verdict.right is False else ""
    lines.append(
        _("Le réseau : {said}.").format(
            said=f"<span{wrong}>{inert(labels_or_nothing(played.verdict.labels))}</span>"
        )
        + (_remark(played.verdict))
    )
    if played.exact.labels != played.verdict.labels:
        lines.append(
            _("Sans l'erreur qui a couru, il aurait dit : {said}.").format(
                said=inert(labels_or_nothing(played.exact.labels))
            )
        )
    count = len(played.mistakes)
    if count:
        lines.append(
            ngettext("{count} nombre annoncé faux.", "{count} nombres annoncés faux.", count).format(
                count=count
            )
        )
    return "<br>".join(lines)


def _remark(verdict: Verdict) -> str:
    if verdict.right is None:
        return ""
    return _(" C'est juste.") if verdict.right else _(" Ce n'est pas juste.")


def _grid(drawing: Drawing) -> str:
    return grid_table(drawing.grid.rows, drawing.grid.columns, _CELL, drawing)


# -- errors --------------------------------------------------------------------------------


def _mistakes(told: Story) -> str:
    found = [(played.name, mistake) for played in told.played for mistake in played.mistakes]
    found += [("", mistake) for mistake in told.mistakes]
    if not found:
        return ""
    heads = (_("dessin"), _("qui"), _("annoncé"), _("juste"), _("peut-être"), _("et ensuite"))
    if not told.state.activity.is_drawn:
        heads = (_("exemple"), *heads[1:])
    rows = "".join(_mistake(name, mistake) for name, mistake in found)
    head = "".join(f"<th>{word}</th>" for word in heads)
    return _section(
        _("Les nombres annoncés faux, et comment on les a trouvés"),
        f'<table class="data"><tr>{head}</tr>{rows}</table>',
    )


def _mistake(name: str, mistake: Mistake) -> str:
    ending = {
        "open": _("resté ainsi"),
        "found": _("l'élève a trouvé le bon"),
        "shown": _("le bon nombre a été montré"),
        "kept": _("l'erreur a couru"),
    }[mistake.ending]
    said, right = (card_number(value) for value in (mistake.said, mistake.right))
    cells = (name, mistake.who, said, right, mistake.cause, ending)
    return "<tr>" + "".join(f"<td>{inert(cell)}</td>" for cell in cells) + "</tr>"


# -- what was learned ----------------------------------------------------------------------


def _learned(told: Story) -> str:
    state = told.state
    if not state.changes or not state.activity.has_tallies:
        return ""
    examples = lessons(state)
    found = progress(stand(state.activity.network(), examples), stand(state.network, examples))
    moves = []
    for layer, neuron, by in state.changes:
        name = state.network.layers[layer].neurons[neuron].name
        before = state.activity.layers[layer].cards[neuron].neuron.threshold
        moves.append(f"{inert(name)} {card_number(before)} → {card_number(before + by)}")
    lines = [
        _("Seuils changés : {moves}.").format(moves=", ".join(moves)),
        _("Exemples justes : {before} avant, {after} après, sur {count}.").format(
            before=found.before, after=found.after, count=len(examples)
        ),
    ]
    if found.gained:
        lines.append(_("Devenus justes : {names}.").format(names=inert(sentence_list(found.gained))))
    if found.lost:
        lines.append(_("Perdus : {names}.").format(names=inert(sentence_list(found.lost))))
    return _section(_("Ce que la classe a appris à la main"), "".join(f"<p>{line}</p>" for line in lines))


def _computer(told: Story, trained: Network | None) -> str:
    if not told.watched:
        return ""
    activity = told.state.activity
    lines = [_("La classe a regardé jusqu'à l'itération {n}.").format(n=thousands(told.watched))]
    for title, network in (
        (_("avec les cartes imprimées"), activity.network()),
        (_("à la fin de l'entraînement"), trained),
    ):
        if network is not None:
            right = sum(
                bool(network.verdict(network.forward(e.counts).outputs, e.label).right)
                for e in activity.examples
            )
            lines.append(
                _("Exemples justes {when} : {right} sur {count}.").format(
                    when=title, right=right, count=len(activity.examples)
                )
            )
    return _section(_("Ce que l'ordinateur a appris"), "".join(f"<p>{line}</p>" for line in lines))


# -- the notebook --------------------------------------------------------------------------


def _notebook(state: State, trained: Network | None, names: bool) -> str:
    if not state.pages:
        return ""
    told = told_pages(state)
    results = all_said(state, told, trained)
    figures = []
    for number, page in enumerate(state.pages):
        caption = f"<b>{page_name(number)}</b>"
        if page.wanted is not None:
            caption += _(" : {wanted}").format(wanted=inert(a_label(page.wanted)))
        if names and page.by:
            caption += f", {inert(of_name(page.by))}"
        if page in told:
            at = told.index(page)
            caption += "".join(
                f"<br>{result.title} : {inert(labels_or_nothing(result.verdicts[at].labels))}"
                for result in results
            )
        figures.append(f"<figure>{_grid(page.drawing)}<figcaption>{caption}</figcaption></figure>")
    body = f'<div class="pages">{"".join(figures)}</div>'
    if any(page.wanted is not None for page in told):
        tables = "".join(_confusion(result, state) for result in results)
        about = _("Voulu à gauche, annoncé en haut ; sur la diagonale, ce qui est juste.")
        body += f'<p class="quiet">{about}</p><div class="tables">{tables}</div>'
    return _section(_("Le carnet de la classe"), body)


def _confusion(result: Said, state: State) -> str:
    answers = state.activity.answers
    heads = {answer: choice_name(answer) for answer in (*answers, NOTHING, SEVERAL)}
    table = confusion(result.verdicts, answers)
    top = "<tr><th></th>" + "".join(f"<th>{inert(name)}</th>" for name in heads.values()) + "</tr>"
    rows = [
        f"<tr><td><b>{inert(wanted)}</b></td>"
        + "".join(f"<td>{row[key] or '·'}</td>" for key in heads)
        + "</tr>"
        for wanted, row in table.items()
    ]
    known = sum(verdict.wanted is not None for verdict in result.verdicts)
    title = _("{title} : {right} sur {known}").format(title=result.title, right=result.right, known=known)
    return f'<div><p>{title}</p><table class="data">{top}{"".join(rows)}</table></div>'


def _questions(told: Story, trained: Network | None) -> str:
    asked: Sequence[str] = questions(told, trained)
    items = "".join(f"<li>{inert(question)}</li>" for question in asked)
    return _section(_("Pour en reparler"), f'<ol class="ask">{items}</ol>')

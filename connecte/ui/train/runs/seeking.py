"""Looking for the next change in a run, a little at a time, so that the screen lives on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from connecte.content.activity import Activity, Example
from connecte.core.cards.sentences import labels_in_short
from connecte.core.learning.backprop import output_values
from connecte.core.learning.explain import Place
from connecte.core.replay.events import Event, EventKind
from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.language.lists import sentence_list
from connecte.language.numbers import thousands
from connecte.session.store.clock import Clock
from connecte.ui.train.pictures.curves.curves_text import short_name
from connecte.ui.train.pictures.train_view import learned_rows
from connecte.ui.train.runs.runs import Run

_SLICE = 0.02  # seconds of search between two pictures


@dataclass(frozen=True)
class Seeking:
    """Which event is looked for in a run."""

    kinds: tuple[EventKind, ...]
    direction: int
    """1 for the next one, −1 for the last before."""
    start: int
    """The iteration from which it is looked for."""
    example: int | None = None
    """The number of the example whose verdicts count; None for those of all."""

    def row(self, run: Run, activity: Activity) -> int | None:
        """Return the row of the problem whose verdicts count; None for those of all."""
        rows = learned_rows(activity, run.trial)
        return rows.index(self.example) if self.example in rows else None

    def go_on(self, run: Run, activity: Activity, clock: Clock) -> list[Event] | None:
        """Search for a moment by this clock. Return what was found, all of one iteration; [] if there is
        nothing; None while the search goes on.
        """
        events, recording = run.events, run.recording
        row = self.row(run, activity)
        end = clock.monotonic() + _SLICE
        wanted = recording.planned if self.direction > 0 else self.start
        for _searched in events.search(wanted):
            if self.direction > 0 and events.after(self.start, self.kinds, row):
                break
            if clock.monotonic() > end:
                break
        if self.direction > 0:
            found = events.after(self.start, self.kinds, row)
            done = recording.finished and events.searched >= recording.reached
            return found if found or done else None
        done = events.searched >= min(self.start, recording.reached)
        return events.before(self.start, self.kinds, row) if done else None


def number_of(run: Run, event: Event) -> Place | None:
    """Find the weight that an event is about; None for a verdict."""
    if event.kind == "verdict":
        return None
    number = event.number
    for layer, (neurons, sources) in enumerate(run.recording.shapes):
        if number < neurons * sources:
            return Place(layer, *divmod(number, sources))
        number -= neurons * sources
    return None


def example_of(activity: Activity, run: Run, event: Event) -> int | None:
    """Find the number of the example that an event is about."""
    return learned_rows(activity, run.trial)[event.number] if event.kind == "verdict" else None


def _said(activity: Activity, run: Run, example: Example, iteration: int) -> str:
    """Say what the network says of an example after that many iterations."""
    inputs = np.array([example.counts], dtype=np.float64)
    outputs = output_values(run.recording.problem, inputs, run.recording.at(iteration))[0]
    return labels_in_short(activity.network().verdict(outputs.tolist()).labels)


def event_sentence(activity: Activity, run: Run, found: list[Event]) -> str:
    """Say what happened there, in a sentence."""
    first = found[0]
    more = _(" (et {n} de plus)").format(n=len(found) - 1) if len(found) > 1 else ""
    at = thousands(first.iteration)
    place = number_of(run, first)
    if place is None:
        number = example_of(activity, run, first)
        example = activity.examples[number or 0]
        before, after = (_said(activity, run, example, first.iteration - back) for back in (1, 0))
        sentence = _("À {at}, exemple {number} (un {label} voulu) : {before} → {after}{more}")
        if not example.label.isdecimal():
            sentence = _("À {at}, exemple {number} (voulu : {label}) : {before} → {after}{more}")
        return sentence.format(at=at, number=number, label=example.label, before=before, after=after, more=more)
    names = []
    for event in found[:3]:
        weight = number_of(run, event) or place
        name = short_name(activity.layers[weight.layer].cards[weight.neuron])
        names.append((name, activity.source_names(weight.layer)[weight.source or 0]))
    if first.kind == "link":
        gets = sentence_list([_("{name} reçoit {source}").format(name=n, source=s) for n, s in names])
        return with_keys(_("À {at}, un lien apparaît : {gets}.   {why} : pourquoi"), at=at, gets=gets)
    (name, from_), *_others = names
    message = _("À {at}, le poids de {source} dans {name} change de signe{more}.   {why} : pourquoi")
    return with_keys(message, at=at, source=from_, name=name, more=more)

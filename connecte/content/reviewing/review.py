"""Reviews an activity that has no fault: will it work in a classroom?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from connecte.content.activity import Activity, Card, Example
from connecte.content.reviewing.plan import plan_remarks
from connecte.content.reviewing.wording import wording_remarks
from connecte.content.yaml.places import Part, example_sources, part_source
from connecte.content.yaml.source import Source
from connecte.core.cards.network import Nudge, Number
from connecte.core.cards.repair import Labelled, Repairer, Repairs
from connecte.core.cards.sentences import a_label
from connecte.core.cards.verdict import Verdict
from connecte.core.grid.drawing import Drawing
from connecte.core.grid.extremes import Extremes
from connecte.language.errors import Fault, Severity
from connecte.language.i18n import _, ngettext
from connecte.language.lists import sentence_list
from connecte.language.numbers import card_number, decimal, moved_text
from connecte.language.value import NamedTuple

MOST_TERMS = 6
"""How many numbers a pupil can add and subtract without paper: as many as the workshop's own cards have."""
MOST_WEIGHT = 3
MOST_COLUMNS = 30
"""How many columns of a look-up table can be read on a card of half a page."""
MOST_SETS = 3
"""How many repairs are proposed for one example."""


class Remark(NamedTuple):
    """A remark, and the drawing that illustrates it, with its name, if there is one."""

    fault: Fault
    drawing: Drawing | None = None
    name: str = ""


def review(activity: Activity, root: Source, stop: Callable[[], bool] = lambda: False) -> tuple[Remark, ...]:
    """Return all remarks, in the order of the file.

    `root` is what the file holds. `stop` is called before each card and each example; once it returns
    True, the remarks found until then are returned.
    """
    faults = [*plan_remarks(activity, root), *wording_remarks(activity, root)]
    if activity.kernels:
        from connecte.content.reviewing.kernels import kernel_remarks

        faults += kernel_remarks(activity, root)
    remarks = [*map(Remark, faults)]
    if not activity.kernels and activity.pixels is None:
        # The examples of a picture have no lines in the file, and its cards no tables.
        look = _Review(activity, root, stop)
        remarks += [*look.cards(), *look.examples()]
    return tuple(sorted(remarks, key=lambda remark: (remark.fault.line, remark.fault.column)))


class _Review:
    def __init__(self, activity: Activity, root: Source, stop: Callable[[], bool]) -> None:
        self.activity = activity
        self.root = root
        self.stop = stop
        self.sources = example_sources(root)
        self.network = activity.network()
        self.searcher = Repairer(
            self.network, [Labelled(example.counts, example.label) for example in activity.examples]
        )

    def say(self, part: Part, key: str, message: str, hint: str = "", severity: Severity = "info") -> Fault:
        source = part_source(self.root, part, key, self.sources)
        return Fault(self.activity.path, source.line, source.column, message, hint, key, severity)

    # -- cards ---------------------------------------------------------------------------------

    def cards(self) -> Iterator[Remark]:
        drawn = self.activity.is_drawn
        extremes = Extremes(self.network, self.activity.grid, self.activity.strips) if drawn else None
        for layer, neuron in self.activity.places:
            if self.stop():
                return
            card = self.activity.layers[layer].cards[neuron]
            part = Part("card", layer, neuron)
            yield from self._head(part, card)
            yield from self._letter(part, card)
            beyond = (
                extremes.beyond(layer, neuron, card.printed) if extremes and not card.printed.is_empty else None
            )
            if beyond is not None:
                yield self._beyond(part, card, beyond.drawing, int(beyond.sum))
            if not drawn:
                yield from self._unprinted(part, card, (layer, neuron))
            if (layer, neuron) not in self.searcher.awake and card.neuron.answer != "sum":
                message = _("{name} montre 0 pour tous les exemples").format(name=card.neuron.name)
                hint = _("baisser son seuil, ou changer son calcul")
                yield Remark(
                    self.say(part, "threshold" if self._has_threshold(part) else "table", message, hint)
                )
        if extremes and extremes.is_spent:
            message = _("les cartes sont trop nombreuses pour chercher si un dessin sort de chaque table")
            yield Remark(self.say(Part("other"), "", message))

    def _has_threshold(self, part: Part) -> bool:
        return "threshold" in part_source(self.root, part).value

    def _beyond(self, part: Part, card: Card, drawing: Drawing, sum_: int) -> Remark:
        message = _(
            "carte {name} : un dessin de {cells} donne {sum}, hors de sa table ({low} à {high})"
        ).format(
            name=card.neuron.name,
            cells=_cells(len(drawing.black)),
            sum=card_number(sum_),
            low=card_number(card.printed.low),
            high=card_number(card.printed.high),
        )
        key = "range" if self._has_threshold(part) else "table"
        return Remark(self.say(part, key, message), drawing, card.neuron.name)

    def _unprinted(self, part: Part, card: Card, place: tuple[int, int]) -> Iterator[Remark]:
        """Remark where the examples give a sum that is on no column of a card."""
        if card.printed.is_empty:
            return
        for numbers in self._plain_numbers():
            sum_ = self.network.forward(numbers).layers[place[0]].neurons[place[1]].sum
            if card.printed.place(sum_) is None:
                message = _(
                    "carte {name} : avec {numbers}, le calcul donne {sum}, dans aucune colonne ({low} à {high})"
                )
                text = message.format(
                    name=card.neuron.name,
                    numbers=sentence_list([decimal(number, 3) for number in numbers]),
                    sum=decimal(sum_, 3),
                    low=card_number(card.printed.low),
                    high=card_number(card.printed.high),
                )
                hint = _("allonger la table, ou « answer: computed » pour une carte sans table")
                yield Remark(self.say(part, "range" if self._has_threshold(part) else "table", text, hint))
                return

    def _plain_numbers(self) -> Iterator[tuple[Number, ...]]:
        """The examples' numbers, then those with which each card of the first layer has least and most."""
        yield from (example.counts for example in self.activity.examples)
        inputs = self.activity.inputs
        for neuron in self.network.layers[0].neurons:
            ends = [
                (source.least, source.most) if weight < 0 else (source.most, source.least)
                for source, weight in zip(inputs, neuron.weights, strict=True)
            ]
            yield tuple(most for most, _least in ends)
            yield tuple(least for _most, least in ends)

    def _head(self, part: Part, card: Card) -> Iterator[Remark]:
        """Remark where a pupil can hardly do the sum in the head or find its result."""
        if card.neuron.threshold < card.printed.low - 1 and not card.printed.is_empty:
            message = _("le seuil de {name} est sous sa table : sa réponse n'y est jamais 0")
            yield Remark(
                self.say(
                    part,
                    "threshold" if self._has_threshold(part) else "table",
                    message.format(name=card.neuron.name),
                )
            )
        weights = [abs(weight) for weight in card.neuron.weights if weight]
        name = card.neuron.name
        if not weights:
            return  # rounding has removed all links of this computed card
        if len(weights) > MOST_TERMS:
            message = _("{name} additionne {terms} nombres : c'est beaucoup de tête").format(
                name=name, terms=len(weights)
            )
            yield Remark(self.say(part, "sum", message, _("{most} au plus").format(most=MOST_TERMS)))
        if max(weights) > MOST_WEIGHT:
            message = _("{name} multiplie par {weight} : c'est difficile de tête").format(
                name=name, weight=max(weights)
            )
            yield Remark(self.say(part, "sum", message, _("{most} au plus").format(most=MOST_WEIGHT)))
        columns = card.printed.high - card.printed.low + 1
        if columns > MOST_COLUMNS:
            message = _("la table de {name} a {columns} colonnes : elle sera illisible sur une carte").format(
                name=name, columns=columns
            )
            key = "range" if self._has_threshold(part) else "table"
            yield Remark(self.say(part, key, message, _("{most} au plus").format(most=MOST_COLUMNS)))

    def _letter(self, part: Part, card: Card) -> Iterator[Remark]:
        """Remark where the letter of an output is the name of another neuron: "■ B" beside neuron B."""
        if card.look is None:
            return
        for layer, neuron in self.activity.places:
            other = self.activity.layers[layer].cards[neuron]
            if other is not card and other.neuron.name.casefold() == card.look.letter.casefold():
                message = _("la lettre de {name} est aussi le nom du neurone {letter}").format(
                    name=card.neuron.name, letter=other.neuron.name
                )
                hint = _("choisir une autre lettre : à l'écran, on les prendrait l'un pour l'autre")
                yield Remark(self.say(part, "letter", message, hint, "warning"))

    # -- examples ------------------------------------------------------------------------------

    def examples(self) -> Iterator[Remark]:
        twins = self._twins()
        if self.activity.is_numeric:  # numbers are neither right nor wrong
            return
        groups = [numbers for numbers in _together(example_sources(self.root)) if len(numbers) > 1]
        yield from self._sets(groups)
        several = {number for numbers in groups for number in numbers}
        for number, example in enumerate(self.activity.examples):
            if self.stop():
                return
            if number in several:
                continue
            part = Part("example", number)
            if number in twins:
                message = _("l'exemple {number} a les mêmes nombres que l'exemple {other}, qui est {label}")
                other = self.activity.examples[twins[number]]
                message = message.format(number=number, other=other.number, label=a_label(other.label))
                hint = (
                    _("aucune carte ne peut les distinguer : changer un des dessins")
                    if self.activity.is_drawn
                    else _("aucune carte ne peut les distinguer : changer des nombres")
                )
                yield Remark(
                    self.say(part, "counts" if self.activity.is_drawn else "values", message, hint, "warning")
                )
            elif not self.searcher.right[number]:
                verdict = self.network.verdict(self.searcher.outputs[number], example.label)
                how = self._how(self.searcher.repairs(number))
                yield Remark(self.say(part, "label", _said(example, verdict), how))

    def _sets(self, groups: Sequence[Sequence[int]]) -> Iterator[Remark]:
        """Say of each item of the list that stands for several examples how many of them come out wrong."""
        for numbers in groups:
            wrong = sum(not self.searcher.right[number] for number in numbers)
            if wrong:
                message = _("exemples que les cartes ne reconnaissent pas : {wrong} sur {count}")
                text = message.format(wrong=wrong, count=len(numbers))
                yield Remark(self.say(Part("example", numbers[0]), "", text))

    def _twins(self) -> dict[int, int]:
        """Return the examples with the counts of an earlier one and another label, each with the number
        of that one.
        """
        first: dict[tuple[Number, ...], int] = {}
        twins = {}
        for number, example in enumerate(self.activity.examples):
            other = first.setdefault(example.counts, number)
            if self.activity.examples[other].label != example.label:
                twins[number] = other
        return twins

    def _how(self, repairs: Repairs) -> str:
        """Say in words which changes would repair an example."""
        if not repairs.sets and repairs.searched < 1:
            return ""
        if not repairs.sets:
            return ngettext(
                "bouger {number} seuil d'un cran n'y suffit pas sans perdre d'autre exemple",
                "bouger jusqu'à {number} seuils d'un cran n'y suffit pas sans perdre d'autre exemple",
                repairs.searched,
            ).format(number=repairs.searched)
        ways = [sentence_list([self._nudge(nudge) for nudge in nudges]) for nudges in repairs.sets]
        proposals = _(" ; ou ").join(ways[:MOST_SETS])
        if len(ways) == 1:
            return _("seuils à bouger, au plus court, sans perdre d'autre exemple : {way}").format(
                way=proposals
            )
        more = len(ways) - MOST_SETS
        proposals += (
            _(" ; et {more} autres").format(more=more) if more > 1 else _(" ; et un autre") if more == 1 else ""
        )
        return _("seuils à bouger, au plus court, sans perdre d'autre exemple : {ways}").format(ways=proposals)

    def _nudge(self, nudge: Nudge) -> str:
        name = self.network.layers[nudge.layer].neurons[nudge.neuron].name
        return moved_text(name, nudge.change)


def _together(sources: Sequence[Source]) -> Iterator[list[int]]:
    """Yield the numbers of the examples that one item of the file stands for."""
    for _place, numbers in groupby(range(len(sources)), lambda number: id(sources[number])):
        yield list(numbers)


def _said(example: Example, verdict: Verdict) -> str:
    """Say what the cards answer for an example that they get wrong."""
    if verdict.kind == "none":
        message = _("l'exemple {number}, {label}, n'est reconnu par aucune sortie")
    elif verdict.kind == "single":
        message = _("l'exemple {number}, {label}, est pris pour {said}")
    else:
        message = _("l'exemple {number}, {label}, est annoncé à la fois comme {said}")
    labels = [a_label(label) if verdict.kind == "single" else label for label in verdict.labels]
    return message.format(number=example.number, label=a_label(example.label), said=sentence_list(labels))


def _cells(number: int) -> str:
    return ngettext("{number} case noire", "{number} cases noires", number).format(number=number)

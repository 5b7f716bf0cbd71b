"""Paints what stands beside an activity's text: marks in the margin, the current card, its faults."""

from __future__ import annotations

from dataclasses import dataclass

from connecte.content.activity import Activity
from connecte.content.yaml.places import Part
from connecte.core.cards.sentences import a_label, rule_sentence
from connecte.core.cards.verdict import Verdict
from connecte.core.kernels.convolution import feature_map
from connecte.core.pictures.pictures import is_picture
from connecte.language.errors import Fault
from connecte.language.i18n import _, ngettext
from connecte.language.lists import sentence_list
from connecte.language.numbers import card_number
from connecte.language.value import replace
from connecte.session.guess.sliding import is_mapped
from connecte.session.rules.learning import lesson_of, lessons, progress, shown, stand
from connecte.session.rules.walking import work_waits
from connecte.session.state import State, opening
from connecte.ui.learn.learn_text import LearnView, examples_lines
from connecte.ui.learn.tallies.tally_text import tally_block
from connecte.ui.paint.card_text import card_title
from connecte.ui.paint.drawing_text import thumbnail
from connecte.ui.paint.lines import Line, fit, pad, within
from connecte.ui.paint.marks import colour
from connecte.ui.paint.wrapping import wrapped

MARKS = {"error": ("✗", "bold $error"), "warning": ("!", "bold $warning"), "info": ("·", "$muted")}
_WORST = ("error", "warning", "info")


@dataclass(frozen=True)
class EditView:
    """What the panes beside the text are painted from. Lines count from 1."""

    messages: tuple[Fault, ...]
    """All faults, warnings and remarks, in the order of the text."""
    board: LearnView | None
    """The last text that could be played, as a board; None before there is one."""
    part: Part
    """The part that the cursor is in."""
    line: int
    """The cursor's line."""
    rows: tuple[int, ...] = ()
    """The line of each row in view; 0 for a row in which a long line goes on."""
    state: State | None = None
    """The class's state; None without a class."""

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The faults that keep the text from being played."""
        return tuple(found for found in self.messages if found.severity == "error")

    def at(self, line: int) -> list[Fault]:
        """Return the messages about a line, the worst first."""
        found = [message for message in self.messages if message.line == line]
        return sorted(found, key=lambda message: _WORST.index(message.severity))


def board_of(activity: Activity, of_class: State | None = None) -> LearnView:
    """Return the board of an activity's own examples, as the class has it at the beginning, without what it is
    at work on.
    """
    state = opening(activity)
    if not state.learning:
        state = replace(state, learning=frozenset(example.number for example in activity.examples))
    if activity.kernels:  # there are no cards that could be right
        state = replace(state, learning=frozenset())
    on_board = lessons(state)
    found = stand(state.network, on_board if of_class is None else shown(of_class, on_board))
    return LearnView(state, found, progress(found, found), (0, 0))


def margin_lines(view: EditView, cells: int, height: int) -> list[Line]:
    """Paint a mark beside each line that has a message."""
    lines: list[Line] = []
    for line in view.rows[:height]:
        found = view.at(line) if line else []
        lines.append([MARKS[found[0].severity]] if found else [])
    return [fit(line, cells) for line in lines]


def preview_lines(view: EditView, cells: int, height: int) -> list[Line]:
    """Paint the card or the example that the cursor is in, and how the examples stand."""
    if view.board is None:
        return _wrapped(_("Rien à montrer tant que le fichier a des fautes."), cells, "$muted")
    lines: list[Line] = []
    if view.faults:
        lines = [[(_("avant la faute :"), "bold $error")], []]
    activity = view.board.state.activity
    part = view.part
    if activity.kernels:
        number = part.first if part.kind == "example" and part.first < len(activity.examples) else 0
        return within([*lines, *_maps(view, number, cells)], height)
    if part.kind == "card" and part.first < len(activity.layers):
        if part.second < len(activity.layers[part.first].cards):
            lines += _card(view.board, part.first, part.second, cells, height)
    elif part.kind == "example" and part.first < len(activity.examples):
        lines += _example(view, view.board, part.first, cells)
    lines += _standing(view.board, cells)
    return within(lines, height)


def _card(board: LearnView, layer: int, neuron: int, cells: int, height: int) -> list[Line]:
    card = board.state.card(layer, neuron)
    activity = board.state.activity
    lines: list[Line] = [[(card_title(card), f"bold {colour(card)}")]]
    lines += _wrapped(f"{activity.formula(layer, neuron)}", cells, "bold")
    if layer == 0 and not is_picture(activity.pixels, layer):
        lines += _wrapped(activity.formula(layer, neuron, words=True), cells, "$muted")
    lines.append([(_("seuil {threshold}").format(threshold=card_number(card.neuron.threshold)), "")])
    if card.printed.is_empty:
        return [*lines, *_wrapped(rule_sentence(card.neuron), cells, "bold"), []]
    # The first line is the heading, which is too wide for this pane.
    return [*lines, *tally_block(board, (layer, neuron), cells, max(2, height - 14))[1:]]


def _example(view: EditView, board: LearnView, number: int, cells: int) -> list[Line]:
    activity = board.state.activity
    example = activity.examples[number]
    heading = _("Exemple {number}, {label}").format(number=number, label=a_label(example.label))
    lines: list[Line] = [[(heading, "bold")], []]
    if activity.is_drawn:
        lines += [[("  ", ""), *row] for row in thumbnail(example.drawing)]
    if view.state is not None and not shown(view.state, (lesson_of(example),)):
        return [*lines, [], *_wrapped(work_waits(view.state), cells, "bold"), []]
    values = zip(activity.inputs, example.counts, strict=True)
    counts = "  ".join(f"{source.symbol} {card_number(count)}" for source, count in values)
    lines += [[], *_wrapped(counts, cells, "")]
    trace = board.state.network.forward(example.counts)
    verdict = board.state.network.verdict(trace.outputs, example.label)
    lines.append([(_says(verdict), "bold $success" if verdict.right else "bold $error")])
    return [*lines, []]


def _maps(view: EditView, number: int, cells: int) -> list[Line]:
    """Paint an example of an activity of kernels, and the map of each kernel as far as it has room; of the
    class's drawing those that it has found.
    """
    assert view.board is not None
    state, activity = view.state, view.board.state.activity
    example = activity.examples[number]
    heading = _("Exemple {number}, {label}").format(number=number, label=example.label)
    lines: list[Line] = [[(heading, "bold")], [], *([("  ", ""), *row] for row in thumbnail(example.drawing))]
    for index, kernel in enumerate(activity.kernels):
        if state is not None and state.drawing == example.drawing and not is_mapped(state, index):
            continue
        numbers = feature_map(example.drawing, kernel)
        size = max(len(card_number(number)) for row in numbers for number in row) + 1
        lines += [[], [(_("Motif « {name} »").format(name=kernel.name), "bold $accent")]]
        lines += [[("".join(pad(card_number(n), size, ">") for n in row), "")] for row in numbers]
    return [fit(line, cells) for line in lines]


def _says(verdict: Verdict) -> str:
    if verdict.kind == "none":
        return _("aucune sortie n'annonce rien")
    said = sentence_list([_("« {label} »").format(label=label) for label in verdict.labels])
    return _("les cartes disent {said}").format(said=said)


def _standing(board: LearnView, cells: int) -> list[Line]:
    """Paint how many of the class's examples are right, and which are wrong."""
    right = sum(bool(standing.verdict.right) for standing in board.standings)
    message = ngettext("{right} exemple juste sur {count}", "{right} exemples justes sur {count}", right)
    heading = message.format(right=right, count=len(board.standings))
    return [[(heading, "bold $accent")], *examples_lines(board, cells, 8)]


def _wrapped(text: str, cells: int, style: str) -> list[Line]:
    """Fold a text to as many lines as it needs."""
    return [[(line, style)] for line in wrapped(text, cells)]


def fault_lines(view: EditView, cells: int, height: int) -> list[Line]:
    """Paint the messages about the cursor's line; where there are none, the first fault and its line."""
    here = view.at(view.line)
    shown = here[0] if here else next(iter(view.faults), None)
    if shown is None:
        number = len(view.messages)
        message = ngettext(
            "aucune faute, {number} remarque (·)", "aucune faute, {number} remarques (·)", number
        )
        return [[(" " + (message.format(number=number) if number else _("aucune faute")), "$success")]]
    kind = {"error": "", "warning": _("attention : "), "info": _("remarque : ")}[shown.severity]
    place = "" if here else _("ligne {line} : ").format(line=shown.line)
    sentence = f"{place}{kind}{shown.message}" + (f" ({shown.hint})" if shown.hint else "")
    mark, style = MARKS[shown.severity]
    lines = within(_wrapped(sentence, max(10, cells - 3), style), height)
    number = len(view.faults)
    if number > 1:
        counted = ngettext("{number} faute", "{number} fautes", number).format(number=number)
        lines[-1] = [*fit(lines[-1], max(0, cells - 4 - len(counted))), (f" {counted}", "$muted")]
    return [[(f" {mark} " if n == 0 else "   ", style), *line] for n, line in enumerate(lines)]

"""Paints what only the facilitator sees: the clock, the answers, the notes of this part, what comes next."""

from __future__ import annotations

from connecte.content.activity import Activity
from connecte.content.hour.plan import part_title
from connecte.core.cards.network import Trace
from connecte.core.cards.sentences import a_label, distance_sentence, labels_or_nothing
from connecte.core.kernels.convolution import feature_map, pooled
from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.language.lists import sentence_list
from connecte.language.numbers import card_number, minutes_and_seconds, moved_text
from connecte.language.value import Value
from connecte.session.guess.announced import class_trace, item_value
from connecte.session.guess.sliding import kernel_of
from connecte.session.items import Item
from connecte.session.room.pace import Cut, Pace
from connecte.session.rules.guessing.fooling_game import can_be_fooled
from connecte.session.rules.hand.fits import badness, best_step
from connecte.session.rules.hand.number_names import step_text
from connecte.session.rules.learning import lessons, shown_lessons, solution_move, stand
from connecte.session.rules.walking import walked_distances
from connecte.session.session import Session
from connecte.session.state import State
from connecte.ui.paint.fool_text import Best, FoolView, fool_panel
from connecte.ui.paint.lines import Line, fit, pad
from connecte.ui.paint.marks import badge, colour
from connecte.ui.paint.wrapping import pairs_folded, wrapped


class NotesView(Value):
    """What the facilitator's notes are drawn from."""

    session: Session
    pace: Pace
    """How the hour stands: time spent and planned."""
    offset: int = 0
    """How many lines the notes are scrolled down."""
    best: Best | None = None
    """The program's best drawing in the game of fooling."""


def clock_line(pace: Pace, activity: Activity) -> str:
    """Write the time in all and in the part under way: "12 / 50 min   Compter 3 / 5"."""
    message = _("{total} / {planned} min").format(total=minutes_and_seconds(pace.total), planned=pace.planned)
    if pace.here is not None:
        message += _("   {part} {spent} / {minutes}").format(
            part=part_title(pace.here.name, activity),
            spent=minutes_and_seconds(pace.in_part),
            minutes=pace.here.minutes,
        )
    return message + (_("   EN PAUSE") if pace.paused else "")


def late_lines(pace: Pace, cells: int, activity: Activity) -> list[Line]:
    """Say by how much the hour is late, and what could be shortened; nothing while it is not."""
    if not pace.cuts:
        return []
    message = _("{late} min de retard. Proposition : {cuts}.")
    cuts = sentence_list([cut_text(cut, activity) for cut in pace.cuts])
    how = [cut.part.shorten for cut in pace.cuts if cut.part.shorten]
    lines = [
        [(text, "bold $warning")] for text in wrapped(message.format(late=int(pace.late), cuts=cuts), cells)
    ]
    return [*lines, *([(text, "$warning")] for one in how[:2] for text in wrapped(one, cells))]


def cut_text(cut: Cut, activity: Activity) -> str:
    """Write how a part is shortened: "Les cartes en 4 min au lieu de 7"."""
    message = _("{part} en {minutes} min au lieu de {planned}")
    title = part_title(cut.part.name, activity)
    return message.format(part=title, minutes=cut.minutes, planned=cut.part.minutes)


def notes_lines(view: NotesView, cells: int, height: int) -> list[Line]:
    """Paint the pane for (width, height): the clock, then what matters most, as far as there is room."""
    clock: Line = [(" ", ""), (clock_line(view.pace, view.session.state.activity), "bold $accent")]
    lines = _body(view, cells - 1)
    room = height - 1
    first = max(0, min(view.offset, len(lines) - room + (1 if view.offset else 0)))
    shown = lines[first : first + room]
    if first + room < len(lines):
        shown[-1:] = [[(with_keys(_("… {more_notes} : la suite de la fiche")), "$muted")]]
    return [fit(line, cells) for line in [clock, *([(" ", ""), *line] for line in shown)]]


def furthest(view: NotesView, cells: int, height: int) -> int:
    """Count the lines by which the notes can be moved up."""
    return max(0, len(_body(view, cells - 1)) - height + 2)


def _body(view: NotesView, room: int) -> list[Line]:
    state, pace = view.session.state, view.pace
    lines: list[Line] = []
    if view.session.room.blank:
        lines.append([(with_keys(_("Le tableau est éteint ({blank} : le rallumer)")), "bold $warning")])
    lines += late_lines(pace, room, state.activity)
    following = gesture(state)
    if following:
        message = _("Ensuite : {gesture}").format(gesture=following)
        lines += [[(text, "bold")] for text in wrapped(message, room)]
    if state.phase == "draw" and state.fool is not None:
        lines += fool_panel(FoolView(state, view.best), room, 30)
    lines += _headed(_("Réponses"), answers(state, room))
    part = pace.here
    if part is not None:
        lines += _said(_("Dire"), [part.say] if part.say else [], room)
        lines += _said(_("Demander"), list(part.ask), room)
        lines += _said(_("Souvent"), list(part.misunderstandings), room)
    return lines


def gesture(state: State) -> str:
    """Say what the facilitator does next, with its key; "" where the screen says it: in the walk it stands
    under the card, whatever else is shown.
    """
    if state.phase == "draw" and state.fool is not None:
        return with_keys(
            _("changer des cases ; {next} : que dit le réseau ? {solution} : le meilleur du programme")
        )
    if state.activity.kernels:
        return with_keys(
            _("{next} : le motif ; des chiffres puis {enter} : un nombre annoncé ; {enter} : la ligne")
        )
    if state.phase == "draw":
        message = (
            (_("{next} : compter") if state.activity.is_drawn else _("{next} : lire les cartes"))
            if state.is_ready
            else _("dessiner, ou {examples} un exemple ; {next} : compter")
        )
        return with_keys(message)
    if state.phase == "learn" and state.activity.by_hand_step:
        return with_keys(_("↑ ↓ le nombre · ← → lequel · {hint} un indice · {to_computer} l'ordinateur"))
    if state.phase == "learn":
        return with_keys(_("↑ ↓ un seuil · ← → une carte · {hint} un indice · {to_computer} l'ordinateur"))
    if state.phase != "train":
        return ""
    return with_keys(
        _(
            "{next} marche ou arrêt · {other_view} une autre image · 1, 2, 3… les repères · "
            "{hour} puis {other_view} pour finir"
        )
    )


def _headed(title: str, lines: list[Line]) -> list[Line]:
    return [[(title, "bold underline")], *lines] if lines else []


def _said(title: str, texts: list[str], cells: int) -> list[Line]:
    lines: list[Line] = []
    for text in texts:
        for number, part in enumerate(wrapped(text, cells - 2)):
            lines.append([("• " if number == 0 else "  ", "$accent"), (part, "")])
    return _headed(title, lines)


# -- answers -------------------------------------------------------------------------------


def answers(state: State, cells: int) -> list[Line]:
    """Say what the class has still to find, as far as it matters at this point."""
    if state.phase == "learn":
        return _of_learning(state, cells)
    if state.phase == "train" or not state.is_ready:
        return []
    if state.activity.kernels:
        return _maps(state)
    if state.phase == "draw" and state.fool is not None:
        verdict = state.network.verdict(state.network.forward(state.inputs).outputs)
        return [[(_("pour ce dessin : {said}").format(said=labels_or_nothing(verdict.labels)), "bold")]]
    held = kept_trace(state)
    counts = [] if state.activity.pixels is not None else [_counts(state, held)]  # the picture shows them
    rows = [*counts, *(_layer(state, held, layer) for layer in range(len(state.activity.layers)))]
    lines = [line for row in rows for line in pairs_folded(row, cells + 2)]
    if state.activity.is_numeric:
        return [
            *lines,
            *([(text, "bold")] for text in wrapped(distance_sentence(walked_distances(state)), cells)),
        ]
    message = _("verdict : {said}").format(said=labels_or_nothing(state.network.verdict(held.outputs).labels))
    if state.wanted is not None:
        message += _(" (c'est {wanted})").format(wanted=a_label(state.wanted))
    if held != state.trace:
        message += _(" ; sans l'erreur (≠) : {said}").format(said=labels_or_nothing(state.exact_verdict.labels))
    printed = state.activity.network()
    said = printed.verdict(printed.forward(state.inputs).outputs).labels
    if said != state.exact_verdict.labels:  # the notes to say aloud are written for the printed cards
        message += _(" ; cartes imprimées : {said}").format(said=labels_or_nothing(said))
    found: list[Line] = [[(text, "bold")] for text in wrapped(message, cells)]
    if state.phase == "draw" and can_be_fooled(state, None):
        found.append([(with_keys(_("{escape} : cases fragiles, tromper le réseau")), "$muted")])
    return [*lines, *found]


def _maps(state: State) -> list[Line]:
    """Write the whole map of the kernel in hand, and the largest of each square."""
    numbers = feature_map(state.drawing, kernel_of(state))
    size = max(len(card_number(number)) for row in numbers for number in row) + 1
    lines: list[Line] = [[(_("motif « {name} »").format(name=kernel_of(state).name), "bold")]]
    for found in (numbers, pooled(numbers)):
        lines += [[("".join(pad(card_number(n), size, ">") for n in row), "")] for row in found] + [[]]
    return lines


def kept_trace(state: State) -> Trace:
    """Compute the numbers that everyone should find: exact ones, except where a wrong number was accepted."""
    return class_trace(state.network, state.trace, [said for said in state.announced if said.kept])


def _counts(state: State, held: Trace) -> Line:
    row: Line = []
    for number, source in enumerate(state.activity.inputs):
        item = Item("count", 0, number)
        row += [(f"{source.symbol} ", ""), (f"{_value(state, held, item)}  ", _style(state, item))]
    return row


def _layer(state: State, held: Trace, layer: int) -> Line:
    """Write each neuron's sum and answer."""
    row: Line = []
    for index, card in enumerate(state.activity.layers[layer].cards):
        total, answer = Item("sum", layer, index), Item("answer", layer, index)
        values = f"{_value(state, held, total)}→{_value(state, held, answer)}  "
        row += [
            (f"{badge(card) or card.neuron.name} ", f"bold {colour(card)}"),
            (values, _style(state, answer)),
        ]
    return row


def _value(state: State, held: Trace, item: Item) -> str:
    """Write a number, with a mark where an error has changed it."""
    value = item_value(held, item)
    return card_number(value) + ("≠" if value != item_value(state.trace, item) else "")


def _style(state: State, item: Item) -> str:
    """Choose a style that makes what is still to come stand out, and what comes next most of all."""
    following = state.next_item
    if (following is not None and following.place == item.place) or (
        following is not None
        and item.kind == "answer"
        and (following.layer, following.index) == (item.layer, item.index)
        and following.kind not in ("count", "verdict")
    ):
        return "bold reverse"
    return "$muted" if state.is_revealed(item) else "bold"


def _of_learning(state: State, cells: int) -> list[Line]:
    if state.activity.by_hand_step:
        return _of_steps(state, cells)
    wrong = [
        _("n° {name} : {wanted}, dit {said}").format(
            name=standing.lesson.name,
            wanted=standing.lesson.label,
            said=labels_or_nothing(standing.verdict.labels),
        )
        for standing in stand(state.network, lessons(state))
        if not standing.verdict.right
    ]
    move = solution_move(state)
    lines: list[Line] = [[(text, "")] for text in wrapped(_(" ; ").join(wrong), cells)] if wrong else []
    if move is not None:
        name = state.network.layers[move.layer].neurons[move.neuron].name
        message = _("solution de l'atelier, ensuite : {move}")
        lines.append([(message.format(move=moved_text(name, move.change)), "bold")])
    return lines


def _of_steps(state: State, cells: int) -> list[Line]:
    """Say which step of one number comes closest, and how many examples are wrong where they are claimed."""
    found, shown = lessons(state), shown_lessons(state)
    best = best_step(state, shown)
    lines = []
    if not state.activity.is_numeric:
        wrong = int(badness(state.network, found))
        message = _("faux : {wrong} sur {count}")
        lines.append(message.format(wrong=wrong, count=len(found)))
    if best is not None:
        lines.append(_("le meilleur pas : {step}").format(step=step_text(state, best)))
    elif not shown:
        pass  # the class is at work on the only one
    elif state.activity.is_numeric:
        lines.append(_("aucun pas d'un seul nombre ne baisse plus le coût"))
    else:
        lines.append(_("aucun pas d'un seul nombre n'en rend plus de justes"))
    return [[(part, "bold")] for line in lines for part in wrapped(line, cells)]

"""What the network says of the examples: small grids, and wanted against said."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.content.activity import Activity, Example
from connecte.core.cards.sentences import a_label, choice_name, labels_in_short, labels_or_nothing
from connecte.core.cards.verdict import NOTHING, SEVERAL, Verdict, confusion
from connecte.language.i18n import _, ngettext
from connecte.language.lists import sentence_list
from connecte.language.numbers import decimal
from connecte.session.story.slope_words import read_aloud
from connecte.ui.paint.drawing_text import Cut, cell_size, grid_lines, thumbnail
from connecte.ui.paint.grey_text import thumbnail_lines
from connecte.ui.paint.lines import Line, beside, cut, first_that_fits, fit, pad, width, window, within
from connecte.ui.paint.wrapping import wrapped
from connecte.ui.train.pictures.said.gaps_text import gaps_table
from connecte.ui.train.pictures.train_text import MARKS, mark_kind
from connecte.ui.train.pictures.train_view import TrainView

_NARROWEST = 4
_MOST_MARKED = 200
"""Pictures whose widest mark is sought: more have no room, and thousands are wrong at the start."""
_WIDEST = 20
"""Cells of a column of the table at most, where there is room for more."""
KIND_STYLE = {
    "right": "bold $success",
    "wrong": "bold $error",
    "none": "bold $warning",
    "several": "bold $warning",
}


def examples_picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint every example as a small grid, under it: wanted → said."""
    if view.activity.is_numeric:
        return gaps_table(view, cells, height)
    if view.activity.pixels is not None:
        return _greys(view, view.activity.pixels.columns, cells, height)
    if not view.activity.is_drawn:
        return _number_table(view, cells, height)
    pairs = list(zip(view.activity.examples, view.verdicts, strict=True))
    blocks = [_block(view, example, verdict, thumbnail(example.drawing)) for example, verdict in pairs]
    for size in (1, 2, 3, 4):
        large = [
            _block(view, example, verdict, grid_lines(example.drawing, size, view.activity, Cut()))
            for example, verdict in pairs
        ]
        if not _fits(large, cells, height - 1):
            break
        blocks = large
    size = max(width(line) for block in blocks for line in block) + 1
    tall = max(len(block) for block in blocks)
    rows = max(1, (height - 1) // (tall + 1))
    across = max(1, min(cells // size, max(-(-len(blocks) // rows), -(-len(blocks) // 2))))
    first = _first_row(view.example // across, height - 1, tall + 1, -(-len(blocks) // across))
    lines: list[Line] = [_heading(view, [f" {_in_words(view)}"], cells)]
    for start in range(first * across, len(blocks), across):
        for row in range(tall):
            spans: Line = []
            for block in blocks[start : start + across]:
                spans += fit([(" ", ""), *(block[row] if row < len(block) else [])], size)
            lines.append(spans)
        lines.append([])
    return [fit(line, cells) for line in within(lines, height)]


def _greys(view: TrainView, columns: int, cells: int, height: int) -> list[Line]:
    """Paint pictures in grey, that in hand and those that are said wrong after it."""
    wrong = [number for number, verdict in enumerate(view.verdicts) if not verdict.right]
    after = [number for number in wrong if number > view.example]
    order = [view.example, *after, *(number for number in wrong if number < view.example)]
    marks = [_mark(view, view.activity.examples[n], view.verdicts[n]) for n in order[:_MOST_MARKED]]
    size, tall = max(columns, *map(len, marks)) + 2, len(view.activity.examples[0].counts) // columns + 1
    across, down = max(1, (cells - 1) // size), max(1, (height - 1) // tall)
    air: list[Line] = [[]] if down * (tall + 1) <= height else []
    examples = [view.activity.examples[number] for number in order[: across * down]]
    blocks = [
        _block(view, example, view.verdicts[example.number], thumbnail_lines(example.counts, columns))
        for example in examples
    ]
    here = sum(not view.verdicts[example.number].right for example in examples)
    shown = _(", {here} ici").format(here=here) if here < len(wrong) else ""
    messages = [
        ngettext(
            " {count} image n'est pas reconnue{shown} ; en main : n° {n}",
            " {count} images ne sont pas reconnues{shown} ; en main : n° {n}",
            len(wrong),
        ),
        _(" Faux : {count}{shown} ; en main : n° {n}"),
    ]
    reads = _("  n°:voulu→dit")
    texts = [text.format(count=len(wrong), shown=shown, n=view.example) + reads for text in messages]
    lines = [_heading(view, texts, cells)]
    for start in range(0, len(blocks), across):
        row = blocks[start : start + across]
        lines += [*([(" ", ""), *line] for line in beside(row, [size] * len(row))), *air]
    return [fit(line, cells) for line in within(lines, height)]


def _fits(blocks: Sequence[Sequence[Line]], cells: int, height: int) -> bool:
    """Whether all blocks have room, each with a line and a cell of air."""
    size = max(width(line) for block in blocks for line in block) + 1
    rows = -(-len(blocks) // max(1, cells // size))
    return cells >= size and rows * (max(len(block) for block in blocks) + 1) <= height


def _number_table(view: TrainView, cells: int, height: int) -> list[Line]:
    """Write every example of plain numbers in a line: what it is made of, wanted → said."""
    lines: list[Line] = []
    names = view.activity.source_names(0)
    for example, verdict in zip(view.activity.examples, view.verdicts, strict=True):
        kind = mark_kind(verdict)
        here = example.number == view.example
        given = "  ".join(f"{n} {pad(decimal(v, 2), 4)}" for n, v in zip(names, example.counts, strict=True))
        said = labels_in_short(verdict.labels)
        left = _("  (laissé)") if example.number in view.run.left_out else ""
        lines.append(
            [
                (f"{'▸' if here else ' '}{example.number:>3}  ", "bold $accent" if here else "$muted"),
                (f"{given}   ", ""),
                (f"{example.label} → {said} {MARKS[kind]}", KIND_STYLE[kind]),
                (left, "$muted"),
            ]
        )
    heading = _heading(view, [_(" Voulu → annoncé")], cells)
    return [fit(line, cells) for line in [heading, *window(lines, height - 1, view.example)]]


def _first_row(wanted: int, height: int, tall: int, rows: int) -> int:
    """Choose the row of blocks to begin with, so that the one in hand is seen."""
    room = max(1, height // tall)
    return max(0, min(wanted - room + 1, rows - room))


def _heading(view: TrainView, texts: Sequence[str], cells: int) -> Line:
    """Write the first of the texts that has room with what the marks mean, in short where need be."""
    marks = _("   ✓ juste ✗ faux")
    if usual_kinds(view.activity) or any(
        mark_kind(verdict) in ("none", "several") for verdict in view.verdicts
    ):
        marks = _("   ✓ juste ✗ faux · rien ? plusieurs")
    aside = [_("   ( ) : laissé de côté"), _(" ( ) de côté")] if view.run.left_out else [""]
    return first_that_fits([[(text, "bold"), (marks + a, "$muted")] for text in texts for a in aside], cells)


def _in_words(view: TrainView) -> str:
    """Read the mark of the example in hand: "6:3→9✗ : n° 6, un 3, dit 9"."""
    example, verdict = view.activity.examples[view.example], view.verdicts[view.example]
    said = (
        _("dit {labels}").format(labels=sentence_list(verdict.labels)) if verdict.labels else _("ne dit rien")
    )
    message = _("{mark} : n° {number}, {label}, {said}")
    return message.format(
        mark=_mark(view, example, verdict), number=example.number, label=a_label(example.label), said=said
    )


def _mark(view: TrainView, example: Example, verdict: Verdict) -> str:
    kind = mark_kind(verdict)
    said = "/".join(verdict.labels)
    text = f"{example.label}→{said}{MARKS[kind]}" if said else f"{example.label} {MARKS[kind]}"
    if example.number in view.run.left_out:
        text = f"({text})"
    return f"{example.number}:{text}"


def _block(view: TrainView, example: Example, verdict: Verdict, picture: list[Line]) -> list[Line]:
    kind, text = mark_kind(verdict), _mark(view, example, verdict)
    here = example.number == view.example
    return [*picture, [(pad(text, 6), KIND_STYLE[kind] + (" reverse" if here else ""))]]


def confusion_picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint wanted against said: on the diagonal is what is right."""
    title, legend = _(" Voulu (à gauche) et annoncé (en haut)"), _("   ✓ juste ✗ faux · aucun")
    lines: list[Line] = [[(title, "bold"), (legend, "$muted")], []]
    roomy = height >= 4 * len(view.activity.answers) + 12
    for line in confusion_lines(view.verdicts, view.activity.answers, cells, usual_kinds(view.activity), roomy):
        lines += [line, []] if roomy else [line]
    wrong = [
        (example, verdict)
        for example, verdict in zip(view.activity.examples, view.verdicts, strict=True)
        if not verdict.right
    ]
    lines.append([])
    room = height - len(lines)
    aloud: list[Line] = []
    if room - max(1, len(wrong)) > len(view.activity.answers):
        # Folded, it takes more lines than there are labels, and fewer examples are named.
        folded = [[], *_read_aloud(view, cells)]
        aloud = folded if room - len(folded) > 1 else []
        room -= len(aloud)
    named = wrong if len(wrong) <= room else wrong[: max(0, room - 1)]
    for example, verdict in named:
        said = labels_or_nothing(verdict.labels)
        text = _(" exemple {number} : voulu {wanted}, annoncé {said}")
        lines.append([(text.format(number=example.number, wanted=example.label, said=said), "$muted")])
    left = len(wrong) - len(named)
    if left:
        more = ngettext(" … et {count} autre faux", " … et {count} autres, faux aussi", left)
        more = more if named else ngettext(" {count} exemple faux", " {count} exemples faux", left)
        lines.append([(more.format(count=left), "$muted")])
    if not wrong:
        lines.append([(_(" Tous les exemples sont justes."), "bold $success")])
    lines += aloud
    if view.activity.is_drawn and wrong and height - len(lines) > view.activity.grid.rows + 2:
        lines += [[], *_wrong_ones(view, wrong, (cells, height - len(lines) - 1))]
    return [fit(line, cells) for line in within(lines, height)]


def _read_aloud(view: TrainView, cells: int) -> list[Line]:
    """Say of each label how much of what is called so is right, and how much is found."""
    texts = (read_aloud(view.verdicts, label) for label in view.activity.answers)
    return [[(f" {line}", "")] for text in texts for line in wrapped(text, cells - 1)]


def _wrong_ones(view: TrainView, wrong: Sequence[tuple[Example, Verdict]], room: tuple[int, int]) -> list[Line]:
    """Paint the drawings that are not said right, side by side, as large as (width, height) has room for."""
    grid = view.activity.grid
    size = cell_size(grid.rows, len(wrong) * (grid.columns + 1), (room[0], room[1] - 1), 3)
    blocks = [
        _block(view, example, verdict, grid_lines(example.drawing, size, view.activity, Cut()))
        for example, verdict in wrong
    ]
    wide = 2 * size * grid.columns + 2
    return beside([[[(" ", ""), *line] for line in block] for block in blocks], [wide] * len(blocks))


def usual_kinds(activity: Activity) -> list[str]:
    """Return which of nothing and several a network says now and then, and not by a tie alone."""
    alone = activity.decision == "alone"
    outputs = {card.neuron.label for card in activity.layers[-1].cards}
    found = {NOTHING: alone and not activity.otherwise, SEVERAL: alone and len(outputs) > 1}
    return [key for key, is_usual in found.items() if is_usual]


def confusion_lines(
    verdicts: Sequence[Verdict],
    answers: Sequence[str],
    cells: int,
    usual: Sequence[str],
    is_wide: bool = False,
) -> list[Line]:
    """Paint the table of wanted against said alone, in so many cells, of which all are taken if it `is_wide`.
    Of nothing and several those that are not `usual` are left out if nobody said so. Where there is no room
    for names and columns both are, and else stand as marks.
    """
    table = confusion(verdicts, answers)
    used = {key for row in table.values() for key, count in row.items() if count}
    shown = [key for key in (NOTHING, SEVERAL) if key in usual or key in used]
    said = {answer: choice_name(answer) for answer in (*answers, *shown)}
    size = max(9, max(len(name) for name in said.values()) + 1)
    if is_wide:
        size = max(size, min(_WIDEST, cells // (len(said) + 1)))
    if size * (len(said) + 1) > cells:
        marks = {NOTHING: MARKS["none"], SEVERAL: MARKS["several"]}
        said = {key: marks.get(key, name) for key, name in said.items() if key not in marks or key in used}
        size = max(_NARROWEST, cells // (len(said) + 1))
    lines: list[Line] = [
        [(pad("", size), ""), *((pad(cut(name, size - 1), size, ">"), "bold") for name in said.values())]
    ]
    space = " " if size > 6 else ""
    for wanted, row in table.items():
        spans: Line = [(pad(f" {cut(wanted, size - 2)}", size), "bold")]
        for key, count in ((key, row[key]) for key in said):
            style = "bold $success" if key == wanted else "bold $error"
            mark = "·" if not count else f"{MARKS['right' if key == wanted else 'wrong']}{space}{count}"
            spans.append((pad(mark, size, ">"), style if count else "$muted"))
        lines.append(spans)
    return lines

"""The class's notebook: its drawings as small grids, the one in hand, wanted against said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from connecte.core.cards.network import Network
from connecte.core.cards.sentences import a_label, choice_name, labels_or_nothing, of_name
from connecte.core.cards.verdict import NOTHING, SEVERAL, confusion
from connecte.core.grid.code import code
from connecte.language.i18n import _
from connecte.language.keys import table
from connecte.language.keys.table import with_keys
from connecte.session.page import Page, page_name
from connecte.session.rules.notebook import AnyPage, is_page_shown, is_page_told, kept_pages
from connecte.session.rules.walking import work_waits
from connecte.session.state import State
from connecte.session.story.tested import Said, all_said, said_of, told_pages
from connecte.ui.learn.learn_text import mark_of
from connecte.ui.paint.drawing_text import thumbnail
from connecte.ui.paint.fool_text import marked_grid
from connecte.ui.paint.grey_text import grey_lines, thumbnail_lines
from connecte.ui.paint.lines import Line, fit, pad, width, within
from connecte.ui.paint.wrapping import wrapped

_DETAIL, _CAPTION = 36, 9
_STYLES = {"✓": "bold $success", "✗": "bold $error"}
_LARGEST = 3
"""The size of a cell at most."""
_KEYS = (
    (table.ENTER, _("le mettre sur la grille")),
    (table.ALL, _("tester tous les dessins")),
    (table.EXAMPLES, _("l'apprendre, ou non")),
    (table.WANTED, _("dire ce que c'est")),
    (table.ERASE, _("arracher la page")),
    (table.OTHER_VIEW, _("les tableaux")),
)
"""What can be done with the page in hand, beside it; pictures in grey are not learned by hand."""


@dataclass(frozen=True)
class NotebookView:
    """What the notebook is drawn from."""

    state: State
    at: int = 0
    """The page in hand."""
    trained: Network | None = None
    """The network after training, where it is known."""
    training: bool = False
    """Whether it is being computed."""
    tables: bool = False
    """Whether wanted against said is shown instead of the pages."""
    keys: bool = True
    """Whether keys are named: a board has none."""


def pages_across(state: State, cells: int, height: int) -> int:
    """Count the pages that stand side by side in (width, height)."""
    left = cells - _DETAIL - 2
    return max(1, left // layout(state, left, height)[0])


def notebook_lines(view: NotebookView, cells: int, height: int) -> list[Line]:
    """Paint for (width, height): the pages with the one in hand beside them, or the tables."""
    if not kept_pages(view.state):
        return _empty(view.keys)
    if view.tables:
        return [fit(line, cells) for line in within(_tables(view, cells), height)]
    left = cells - _DETAIL
    pages, detail = _pages(view, left - 2, height), _detail(view, _DETAIL)
    lines = []
    for number in range(min(height, max(len(pages), len(detail)))):
        one = pages[number] if number < len(pages) else []
        other = detail[number] if number < len(detail) else []
        lines.append([*fit(one, left), *fit(other, _DETAIL)])
    return lines


def _empty(keys: bool) -> list[Line]:
    lines: list[Line] = [
        [],
        [(_(" Le carnet est vide."), "bold")],
        [],
        [(_(" Chaque dessin de la classe y entre dès que les cartes le lisent."), "")],
    ]
    if not keys:
        return lines
    return [
        *lines,
        [(with_keys(_(" {keep}, pendant qu'on dessine : le garder sans le compter, et une grille vide.")), "")],
    ]


def _pages(view: NotebookView, cells: int, height: int) -> list[Line]:
    """Paint as many rows of pages as have room, the one in hand among them."""
    state = view.state
    wide, tall, size = layout(state, cells, height)
    across = max(1, cells // wide)
    rows = -(-len(kept_pages(state)) // across)
    room = max(1, height // tall)
    first = max(0, min(view.at // across - room + 1, rows - room))
    lines: list[Line] = []
    for row in range(first, min(rows, first + room)):
        numbers = range(row * across, min((row + 1) * across, len(kept_pages(state))))
        blocks = [_block(view, number, wide, size) for number in numbers]
        for line in range(tall - 1):
            lines.append([span for block in blocks for span in fit(block[line], wide)])
        lines.append([])
    return lines


def layout(state: State, cells: int, height: int) -> tuple[int, int, int]:
    """Choose cells and lines of a page, and the size of a drawing's cells: the largest with which all pages
    have room, 0 for half a line.
    """
    grid = state.activity.pixels or state.activity.grid
    for size in range(_LARGEST, 0, -1):
        wide, tall = max(2 * size * grid.columns, _CAPTION) + 2, size * grid.rows + 3
        if max(1, cells // wide) * (height // tall) >= len(kept_pages(state)):
            return wide, tall, size
    lines = -(-grid.rows // 2) if state.activity.pixels is None else grid.rows
    return max(grid.columns, _CAPTION) + 2, lines + 3, 0


def _block(view: NotebookView, number: int, wide: int, size: int) -> list[Line]:
    page = kept_pages(view.state)[number]
    caption, style = page_name(number), "bold"
    if page.wanted is not None:
        caption += f":{page.wanted}"
    if is_page_shown(view.state, page):
        verdict = said_of(view.state, view.state.network, page)
        mark = mark_of(verdict) if page.wanted is not None else ""
        caption += f"→{'/'.join(verdict.labels) or _('rien')}{mark}"
        style = _STYLES.get(mark, "bold $warning" if mark else "bold")
    else:
        caption += "→?"
    mark, here = ("▸", " reverse") if number == view.at else (" ", "")
    return [
        *([(" ", ""), *line] for line in _picture(view.state, page, size)),
        [(mark, ""), (pad(caption, wide - 2), style + here)],
        [(" ", ""), (page.by[: wide - 2] if isinstance(page, Page) else "", "$muted")],
    ]


def _picture(state: State, page: AnyPage, size: int) -> list[Line]:
    if isinstance(page, Page):
        return marked_grid(page.drawing, size, {}) if size else thumbnail(page.drawing)
    pixels = state.activity.pixels
    assert pixels is not None
    if size:
        return grey_lines(page.values, pixels.columns, size)
    return thumbnail_lines(page.values, pixels.columns)


def _detail(view: NotebookView, cells: int) -> list[Line]:
    """Say everything about the page in hand, and what can be done with it."""
    page = kept_pages(view.state)[view.at]
    heading = page_name(view.at)
    if page.wanted is not None:
        heading += _(", {wanted}").format(wanted=a_label(page.wanted))
    if isinstance(page, Page) and page.by:
        heading += _(", {name}").format(name=of_name(page.by))
    lines: list[Line] = [[(text, "bold $accent")] for text in wrapped(heading, cells)]
    lines += [[], *_answers(view, page), []]
    if isinstance(page, Page):
        learns = _("dans les exemples appris à la main") if page.learns else _("pas dans les exemples appris")
        lines += [[(learns, "")], [(_("code  "), "$muted"), (code(page.drawing), "bold")], []]
    if not view.keys:
        return lines
    keys = [(key.shown, message) for key, message in _KEYS if isinstance(page, Page) or key != table.EXAMPLES]
    return [*lines, *([(pad(key, 8), "bold $accent"), (message, "$muted")] for key, message in keys)]


def _answers(view: NotebookView, page: AnyPage) -> list[Line]:
    if not is_page_shown(view.state, page):
        message = _("Le réseau n'a pas encore répondu.")
        message += with_keys(_(" Le compter, ou {all} pour tout tester.")) if view.keys else ""
        message = work_waits(view.state) if is_page_told(view.state, page) else message
        return [[(text, "")] for text in wrapped(message, _DETAIL - 1)]
    lines: list[Line] = []
    for title, verdicts in all_said(view.state, [page], view.trained):
        verdict = verdicts[0]
        mark = mark_of(verdict) if page.wanted is not None else ""
        said = labels_or_nothing(verdict.labels)
        style = _STYLES.get(mark, "bold")
        lines.append([(pad(title, 21), ""), (f"{said} {mark}", style)])
    return lines + ([[(_("l'ordinateur apprend…"), "$muted")]] if view.training else [])


def _tables(view: NotebookView, cells: int) -> list[Line]:
    """Paint wanted against said, for each network, side by side as far as there is room."""
    pages = told_pages(view.state)
    known = [page for page in pages if page.wanted is not None]
    if not known:
        message = _(" Aucun dessin dont on sait ce que c'est et ce que le réseau en dit.")
        message += with_keys(_(" {wanted}, puis {all}.")) if view.keys else ""
        return [[], [(message, "bold")]]
    blocks = [_table(found, view.state) for found in all_said(view.state, known, view.trained)]
    wide = max(width(line) for block in blocks for line in block) + 3
    across = max(1, cells // wide)
    lines: list[Line] = [
        [],
        [(_(" Voulu à gauche, annoncé en haut ; sur la diagonale, ce qui est juste."), "$muted")],
    ]
    for start in range(0, len(blocks), across):
        group = blocks[start : start + across]
        lines.append([])
        for number in range(max(map(len, group))):
            lines.append([span for block in group for span in fit(block[number], wide)])
    if view.training:
        lines += [[], [(_(" L'ordinateur apprend : la troisième table arrive."), "$muted")]]
    untold = len(kept_pages(view.state)) - len(known)
    if untold:
        message = _(" {untold} sans réponse ou sans réponse voulue n'y sont pas.").format(untold=untold)
        lines += [[], [(message, "$muted")]]
    return lines


def _table(found: Said, state: State) -> list[Line]:
    answers: Sequence[str] = state.activity.answers
    heads = {answer: choice_name(answer)[:4] for answer in (*answers, NOTHING)} | {SEVERAL: "≥ 2"}
    size = max(map(len, heads.values())) + 1
    first = max(len(answer) for answer in answers) + 2
    message = _(" {title} : {right} sur {known}").format(
        title=found.title, right=found.right, known=len(found.verdicts)
    )
    lines: list[Line] = [[(message, "bold $accent")]]
    lines.append([(pad("", first), ""), *((pad(head, size, ">"), "bold") for head in heads.values())])
    for wanted, row in confusion(found.verdicts, answers).items():
        spans: Line = [(pad(f" {wanted}", first), "bold")]
        for key in heads:
            count = row[key]
            style = "$muted" if not count else "bold $success" if key == wanted else "bold $error"
            mark = "" if not count else "✓" if key == wanted else "✗"
            spans.append((pad(f"{mark}{count}" if count else "·", size, ">"), style))
        lines.append(spans)
    return lines

"""Which pages go together and in which order: everything, some cards, or only those that changed.

What is cut out comes first, what is kept after it, the teacher's pages last. For a printer of both
sides each page to cut has a back that may be cut with it: the cards to write on, or nothing. The
cover of the teacher's pages holds no answer, so it does no harm at the back of a pupil's page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from connecte.content.activity import Activity
from connecte.content.printing.answers import answers_view
from connecte.content.printing.cards import CardView, ToPrint, all_cards, changed_cards, named, view
from connecte.content.printing.hour import HourView, hour_view, note_views
from connecte.content.printing.kernels import answers_views, frames_views, full_views, kernel_hour, map_views
from connecte.content.printing.pages.picture_cards import beside_cards, laid_answers, laid_hour, laid_pages
from connecte.content.printing.paper import Options, Paper
from connecte.content.printing.render import page
from connecte.content.printing.sheets import drawing_views, fill_views, grid_view, roles_view, strips_views
from connecte.core.cards.network import Network
from connecte.core.pictures.pictures import is_picture
from connecte.language.i18n import _, ngettext


class Part(NamedTuple):
    """A page, or pages that the browser fills. `kind` is the macro that lays it out."""

    kind: str
    view: object = None
    sheet: str = ""
    """The kind of paper, for CSS: "cut" for two cards, "lying" for a page on its long side."""


class CardsPage(NamedTuple):
    """The cards of one page."""

    cards: tuple[CardView, ...]
    write: bool
    """Whether they are those to write on."""
    alone: bool
    """Whether a card has the page for itself."""
    large: bool
    duplex: bool


class GuideLine(NamedTuple):
    """What a group of pages is, and how it is printed."""

    what: str
    how: str


class Group(NamedTuple):
    """Pages that are printed in the same way."""

    guide: GuideLine
    parts: tuple[Part, ...]


class Cover(NamedTuple):
    """The first of the teacher's pages: what there is, and how it is printed."""

    title: str
    guide: tuple[GuideLine, ...]


class Booklet(NamedTuple):
    """All that is printed at once. `state` says which cards it is about; empty for the activity's."""

    title: str
    paper: Paper
    parts: tuple[Part, ...]
    cards: int
    whole: bool = False
    """Whether it holds all that a class needs, not cards alone."""
    state: str = ""


def everything(
    activity: Activity, network: Network, options: Options | None = None, state: str = ""
) -> Booklet:
    """Return all that a class needs, the teacher's pages last."""
    options = options or Options()
    if activity.kernels:
        return _of_kernels(activity, options)
    cards = all_cards(activity, network)
    pupils = [*_card_groups(activity, cards, options), *_class_groups(activity, options)]
    hour = (hour_view if activity.pixels is None else laid_hour)(activity, network, options.minutes)
    teacher = _teacher(activity, options, hour, _answers(activity, network, options))
    groups = [*pupils, teacher]
    cover = Part("cover", Cover(activity.title, tuple(group.guide for group in groups)))
    parts = [part for group in pupils for part in group.parts]
    return Booklet(activity.title, options.paper, (*parts, cover, *teacher.parts), len(cards), True, state)


def chosen(
    activity: Activity, network: Network, names: Sequence[str], options: Options | None = None
) -> Booklet:
    """Return the cards of these neurons alone."""
    return _of_cards(activity, named(all_cards(activity, network), names), options or Options())


def changes(
    activity: Activity,
    before: Network,
    after: Network,
    names: Sequence[str] = (),
    options: Options | None = None,
) -> Booklet:
    """Return the cards that differ between two states, of these neurons if some are named; perhaps none."""
    return _of_cards(activity, named(changed_cards(activity, before, after), names), options or Options())


def as_file(booklet: Booklet) -> str:
    """Return a booklet as one HTML file."""
    return page("booklet.html", title=booklet.title, booklet=booklet, paper=booklet.paper)


def _of_cards(activity: Activity, cards: Sequence[ToPrint], options: Options) -> Booklet:
    groups = _card_groups(activity, cards, options)
    parts = tuple(part for group in groups for part in group.parts)
    return Booklet(activity.title, options.paper, parts, len(cards))


# -- kernels ----------------------------------------------------------------------------------


def kernel_frames(activity: Activity, names: Sequence[str], options: Options | None = None) -> Booklet:
    """Return the frames of these kernels alone."""
    options = options or Options()
    parts = tuple(Part("frames", frames) for frames in frames_views(activity, options.paper, tuple(names)))
    return Booklet(activity.title, options.paper, parts, len(parts))


def _of_kernels(activity: Activity, options: Options) -> Booklet:
    """Return all that a class needs where kernels slide over drawings, the teacher's pages last."""
    back = _back(options)
    frames = frames_views(activity, options.paper)
    one_side, any_way = _("sur une seule face ; puis couper"), _("comme on veut")
    empty = tuple(Part("map", one) for one in map_views(activity, options.paper, options.large))
    groups = [
        Group(
            GuideLine(_("les motifs à découper, avec leurs fenêtres"), one_side),
            tuple(part for one in frames for part in (Part("frames", one), *back)),
        ),
        Group(
            GuideLine(_("la grille, une par dessin"), _("sur une seule face : les feutres traversent")),
            (Part("grid", grid_view(activity, options.paper)), *back),
        ),
        Group(
            GuideLine(_("des dessins aussi grands que la grille"), any_way),
            tuple(Part("full", one) for one in full_views(activity, options.paper)),
        ),
        Group(
            GuideLine(_("les dessins"), any_way),
            (Part("drawings", tuple(drawing_views(activity, options.paper))),),
        ),
        Group(GuideLine(_("les cartes à remplir, une par table"), any_way), empty),
    ]
    maps = Part("map_answers", tuple(answers_views(activity)))
    teacher = _teacher(activity, options, kernel_hour(activity, options.minutes), maps)
    cover = Part("cover", Cover(activity.title, tuple(group.guide for group in [*groups, teacher])))
    parts = [part for group in groups for part in group.parts]
    return Booklet(activity.title, options.paper, (*parts, cover, *teacher.parts), len(frames), True)


# -- cards -----------------------------------------------------------------------------------


def _card_groups(activity: Activity, cards: Sequence[ToPrint], options: Options) -> list[Group]:
    """Return the cards: pictures of numbers to lay over a drawing first, then those with a sum."""
    pixels = activity.pixels
    pictures = [card for card in cards if is_picture(pixels, card.layer)]
    sums = [view(activity, card) for card in cards if not is_picture(pixels, card.layer)]
    groups = _sum_groups(sums, options) if sums else []
    if pixels is None or not pictures:
        return groups
    guide = GuideLine(_("les cartes : des images de nombres"), _("sur une seule face ; puis couper"))
    pages = [Part("laid", some) for some in laid_pages(activity, pictures, pixels, options)]
    return [Group(guide, tuple(part for one in pages for part in (one, *_back(options)))), *groups]


def _back(options: Options) -> tuple[Part, ...]:
    """Return the empty back of a page that is cut or drawn on."""
    return (Part("blank"),) if options.duplex else ()


def _sum_groups(cards: Sequence[CardView], options: Options) -> list[Group]:
    written = [card for card in cards if card.tables]
    what = ngettext("{number} carte à jouer", "{number} cartes à jouer", len(cards)).format(number=len(cards))
    on = ngettext("{number} carte où écrire", "{number} cartes où écrire", len(written))
    on = on.format(number=len(written))
    if options.duplex:
        how = _("recto verso, retourner sur le grand côté ; puis couper")
        parts = [part for some in _pages(cards, options) for part in _both_sides(some, options)]
        what = _("{cards}, {backs} au dos").format(cards=what, backs=on) if written else what
        return [Group(GuideLine(what, how), tuple(parts))]
    how = _("sur une seule face ; puis couper")
    groups = [
        Group(GuideLine(what, how), tuple(_side(some, False, options) for some in _pages(cards, options)))
    ]
    if written:
        sides = tuple(_side(some, True, options) for some in _pages(written, options))
        groups.append(Group(GuideLine(on, how), sides))
    return groups


def _pages(cards: Sequence[CardView], options: Options) -> Iterator[tuple[CardView, ...]]:
    """Return pages of two cards; of one where it is tall, or all are to be large."""
    waiting: tuple[CardView, ...] = ()
    for card in cards:
        if options.large or card.tall:
            if waiting:
                yield waiting
            yield (card,)
            waiting = ()
        elif waiting:
            yield (*waiting, card)
            waiting = ()
        else:
            waiting = (card,)
    if waiting:
        yield waiting


def _side(cards: tuple[CardView, ...], write: bool, options: Options) -> Part:
    alone = options.large or cards[0].tall
    sheet = "large" if options.large else "cut"
    return Part("cards", CardsPage(cards, write, alone, options.large, options.duplex), sheet)


def _both_sides(cards: tuple[CardView, ...], options: Options) -> Iterator[Part]:
    yield _side(cards, False, options)
    yield _side(cards, True, options) if any(card.tables for card in cards) else Part("blank")


# -- what the class has ----------------------------------------------------------------------


def _class_groups(activity: Activity, options: Options) -> Iterator[Group]:
    drawn = activity.is_drawn
    back = _back(options)
    if drawn:
        strips = strips_views(activity, options.paper)
        pages = tuple(part for strip in strips for part in (Part("strips", strip), *back))
        how = _("sur une seule face ; puis couper")
        yield Group(GuideLine(_("les bandelettes"), how), pages)
        grid = (Part("grid", grid_view(activity, options.paper)), *back)
        yield Group(
            GuideLine(_("la grille, une par dessin"), _("sur une seule face : les feutres traversent")), grid
        )
        drawings = (Part("drawings", tuple(drawing_views(activity, options.paper))),)
        yield Group(GuideLine(_("les dessins"), _("comme on veut")), drawings)
    if activity.pixels is not None:
        for guide, kind, views in beside_cards(activity, activity.pixels, options):
            yield Group(
                GuideLine(*guide),
                tuple(
                    part for one in views for part in (Part(kind, one), *(back if kind == "laid_grid" else ()))
                ),
            )
    what = _("la feuille de résultats, une par table")
    yield Group(GuideLine(what, _("comme on veut")), (Part("fill", tuple(fill_views(activity))),))
    if options.pupils:
        yield Group(
            GuideLine(_("qui fait quoi"), _("comme on veut ; à afficher")),
            (Part("roles", roles_view(activity, options)),),
        )


# -- what the teacher has --------------------------------------------------------------------


def _answers(activity: Activity, network: Network, options: Options) -> Part:
    if activity.pixels is not None and len(activity.layers) == 1:
        return Part("laid_answers", laid_answers(activity, network))
    answers = answers_view(activity, network, options.paper)
    return Part("answers", answers, "lying" if answers.lying else "")


def _teacher(activity: Activity, options: Options, hour: HourView, answers: Part) -> Group:
    notes = tuple(note_views(activity, options.minutes))
    what = (
        _("les réponses, le fil conducteur et les notes") if notes else _("les réponses et le fil conducteur")
    )
    parts = (Part("hour", hour), *([Part("notes", notes)] if notes else []), answers)
    return Group(GuideLine(what, _("pour l'enseignant seulement")), parts)

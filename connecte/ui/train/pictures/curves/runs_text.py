"""Several runs beside each other: the cost of each over iterations, and what each has come to."""

from __future__ import annotations

import numpy as np

from connecte.content.activity import Activity
from connecte.content.runs.trial import Trial, method_of, named_trials
from connecte.language.i18n import _, ngettext
from connecte.language.keys.table import with_keys
from connecte.language.numbers import iterations, large_number, plain_number, thousands
from connecte.ui.paint.lines import Line, fit, window
from connecte.ui.train.pictures.curves.curves_text import cost_axis, run_chart, short_name
from connecte.ui.train.pictures.train_view import TrainView

_FARTHEST = 10.0
_MOST_NUMBERS = 12
"""The most examples left out that are named one by one."""


def _group(message: str, group: tuple[int, int], gap: float | None) -> str:
    """Say how many of a group are recognised, or how far off they are where outputs are numbers."""
    if gap is None:
        return message.format(group=f"{group[0]}/{group[1]}")
    return message.format(group=_("écart {gap}").format(gap=plain_number(gap, 2)))


def runs_chart(view: TrainView, size: tuple[int, int]) -> list[Line]:
    """Draw the cost of every run over iterations, each named by its number."""
    cells, height = size
    labels = [f"{'▸' if n == view.shown_run else ''}{n}" for n in range(len(view.runs))]
    longest = max(len(run.costs) for run in view.runs)
    costs = np.full((len(view.runs), longest), np.nan)
    for number, run in enumerate(view.runs):
        costs[number, : len(run.costs)] = run.costs
    starts = costs[:, 0][np.isfinite(costs[:, 0])]
    if starts.size and not view.counts_mistakes:
        # A run that overflows would make lines of all others: it leaves the chart at the top.
        costs = np.where(costs > _FARTHEST * starts.max(), _FARTHEST * starts.max(), costs)
    curves, message = cost_axis(view, costs)
    return run_chart(view, curves, list(range(len(view.runs))), labels, (cells, height), message)


def run_table(view: TrainView, cells: int, height: int) -> list[Line]:
    """Write every run in a line: what it is, and what it has come to."""
    lines: list[Line] = []
    names = {trial: name for name, trial in named_trials(view.activity).items()}
    for number, run in enumerate(view.runs):
        trial = run.trial
        start = start_name(trial.start, trial.seed)
        cost = (
            plain_number(run.cost)
            if run.diverged_at is None
            else _("déborde à {at}").format(at=run.diverged_at)
        )
        shown = number == view.shown_run
        row: Line = [
            (f"{'▸' if shown else ' '}{number} ", "bold $accent" if shown else "bold"),
            (_("pas {step}").format(step=plain_number(trial.step)), "bold"),
            (_(" a {a}").format(a=plain_number(trial.a)), "$muted")
            if uses_a(view.activity, trial)
            else ("", ""),
            (
                _(" coût {cost}").format(cost=cost) if run.diverged_at is None else f" {cost}",
                "bold" if run.diverged_at is None else "bold $error",
            ),
            (_group(_(" appris {group}"), run.learned, run.gaps[0]), ""),
        ]
        if run.held[1]:
            row.append((_group(_(" laissés {group}"), run.held, run.gaps[1]), ""))
        if trial not in names:
            start = " ".join((*learned_otherwise(view.activity, trial), start))
        row.append((f" {names.get(trial, start)}", ""))
        if trial.left_out:
            row.append((f" {without(trial)}", "$muted"))
        row.append((" " + iterations(run.reached), "$muted"))
        lines.append(fit(row, cells))
    return window(lines, height, view.shown_run)


def uses_a(activity: Activity, trial: Trial) -> bool:
    """Whether the cost of a run has a steepness a (reference §6)."""
    return method_of(activity, trial).loss == "exponential"


def without(trial: Trial) -> str:
    """Say which examples a run leaves out, or how many; it leaves some out."""
    count = len(trial.left_out)
    if count <= _MOST_NUMBERS:
        return _("sans {list}").format(list=" ".join(map(str, trial.left_out)))
    return ngettext("sans {n} exemple", "sans {n} exemples", count).format(n=count)


def learned_otherwise(activity: Activity, trial: Trial) -> list[str]:
    """Say which of batch, penalties and dropout a run has otherwise than the activity's own run."""
    method, own = method_of(activity, trial), method_of(activity, trial._replace(method=None))
    batch = _("lots de {n}").format(n=method.batch) if method.batch else _("tous d'un coup")
    chances = "/".join(plain_number(p) for p in method.dropout) or "0"
    told = {
        "batch": batch,
        "l1": _("L1 {l1}").format(l1=plain_number(method.l1)),
        "l2": _("L2 {l2}").format(l2=plain_number(method.l2)),
        "dropout": _("dropout {chances}").format(chances=chances),
    }
    return [part for name, part in told.items() if getattr(method, name) != getattr(own, name)]


def start_name(start: str, seed: int) -> str:
    """Say where a run starts, in a few words."""
    return {
        "activity": _("programme"),
        "cards": _("cartes imprimées"),
        "class": _("cartes de la classe"),
        "hand": _("solution à la main"),
        "random": _("hasard n° {seed}").format(seed=seed),
        "zero": _("zéro partout"),
        "normal": _("hasard normal n° {seed}").format(seed=seed),
        "recorded": _("enregistrement"),
    }[start]


def runs_picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Draw the class's runs in one chart, and write each in a line."""
    message: list[Line] = [
        [
            (_(" Le coût de chaque essai"), "bold"),
            (with_keys(_("   {escape}, D'autres essais : un de plus")) if view.keys else "", "$muted"),
        ]
    ]
    table = run_table(view, cells, max(1, min(len(view.runs), height // 2)))
    broken = view.runs[view.shown_run].overflow
    if broken is not None:
        table.append(fit([(overflow_text(view), "bold $error")], cells))
    return [*message, *runs_chart(view, (cells, height - len(table) - 1)), *table]


def overflow_text(view: TrainView) -> str:
    """Say which example broke the run that is shown, and how."""
    run = view.runs[view.shown_run]
    broken = run.overflow
    if broken is None or run.diverged_at is None:
        return ""
    card = view.activity.layers[-1].cards[broken.output]
    return _(
        " ✗ À {at}, exemple {example}, sortie {output} : exp({exponent}), et exp(709) déborde déjà."
    ).format(
        at=thousands(run.diverged_at - 1),
        example=broken.example,
        output=short_name(card),
        exponent=large_number(broken.exponent),
    )

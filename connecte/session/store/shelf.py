"""The folder of sessions: which there are, and where each one stands, in words."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from connecte.content.catalog import is_shipped
from connecte.language.i18n import _
from connecte.language.numbers import thousands
from connecte.session.room.room_events import Aside
from connecte.session.state import State
from connecte.session.store.journal import JournalError, read

ENDING = ".jsonl"


class Kept(NamedTuple):
    """A session on the shelf."""

    path: Path
    started: datetime
    title: str
    place: str
    moves: int


def kept_sessions(folder: Path, most: int = 20) -> list[Kept]:
    """The sessions of a folder that can be gone on with, the last one played first."""
    try:
        paths = sorted(folder.glob(f"*{ENDING}"), key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError:
        return []
    found: list[Kept] = []
    for path in paths:
        if len(found) == most:
            break
        try:
            contents = read(path)
            state = contents.session().state
            started = datetime.fromisoformat(contents.header.started)
        except (JournalError, ValueError):
            continue
        if any(not isinstance(move, Aside) for move in contents.moves):  # else nothing was done
            title = state.activity.title
            if not is_shipped(Path(state.activity.path)):
                title += _(", {file}").format(file=Path(state.activity.path).name)
            found.append(Kept(path, started, title, place(state), len(contents.moves)))
    return found


def new_path(folder: Path, name: str, started: datetime) -> Path:
    """Where a session that begins now is kept; never a file that exists."""
    stem = f"{started:%Y-%m-%d-%H%M%S}-{name}"
    number = 1
    while (path := folder / f"{stem}{'' if number == 1 else f'-{number}'}{ENDING}").exists():
        number += 1
    return path


def place(state: State) -> str:
    """Where a session stands, in few words: "C, étape 3", "verdict"."""
    if state.phase == "draw":
        return _("dessin") if state.activity.is_drawn else _("choix des nombres")
    if state.phase == "learn":
        return _("apprentissage à la main")
    if state.phase == "train":
        return _("apprentissage, itération {iteration}").format(iteration=thousands(state.iteration))
    last = state.revealed[-1] if state.revealed else None
    if last is None or last.kind == "count":
        return _("bandelettes") if state.activity.is_drawn else _("nombres")
    if last.kind == "verdict":
        return _("verdict")
    name = state.activity.layers[last.layer].cards[last.index].neuron.name
    done = sum(step.place == last.place for step in state.revealed)
    return _("{neuron}, étape {step}").format(neuron=name, step=done)


def when(started: datetime, now: datetime) -> str:
    """ "de 10 h 42", or with the day where it was another one."""
    hour = _("{hour} h {minute:02}").format(hour=started.hour, minute=started.minute)
    if started.date() == now.date():
        return _("de {hour}").format(hour=hour)
    return _("du {day}/{month:02}, {hour}").format(day=started.day, month=started.month, hour=hour)

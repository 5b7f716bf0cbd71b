"""One iteration opened: from phase to phase, forwards and back, example by example."""

from __future__ import annotations

from typing import Any

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widgets import Static

from connecte.content.activity import Activity
from connecte.core.learning.explain import Place
from connecte.core.learning.iteration import Phase, open_iteration
from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.language.numbers import thousands
from connecte.language.value import replace
from connecte.session.moves import GoTo
from connecte.session.room.room_events import CLOSED, LookInside
from connecte.ui.base.commands import BUILT_IN, GLOBAL, bindings
from connecte.ui.base.dialogs.dialog import Whole
from connecte.ui.base.picture import Picture, write
from connecte.ui.base.window.footer import Keys
from connecte.ui.paint.lines import content
from connecte.ui.train.commands import ITERATION
from connecte.ui.train.opened.iteration_view import IterationView
from connecte.ui.train.opened.phase_network import network_panel, phase_bar
from connecte.ui.train.opened.phase_text import explanation_panel, phase_heading
from connecte.ui.train.opened.why import open_why
from connecte.ui.train.opened.why_text import WhyView
from connecte.ui.train.pictures.train_view import learned_rows
from connecte.ui.train.runs.runs import Run


class IterationScreen(Whole[None]):
    """Show the phases of the iteration looked at. Past the last one comes the next iteration."""

    BINDINGS = bindings(ITERATION)
    COMMANDS_HERE = (*ITERATION, *GLOBAL, *BUILT_IN)

    view: reactive[IterationView | None] = reactive(None, init=False, repaint=False)

    _run: Run
    _activity: Activity
    _example: int | None = None
    _is_short = False
    """Whether only three phases are stopped at."""

    def show(
        self,
        run: Run,
        activity: Activity,
        iteration: int,
        example: int | None = None,
        place: Place | None = None,
        is_short: bool = False,
    ) -> None:
        """Show the first phase of an iteration, with one example if it is named; or the phase that moves a
        number, with its neuron in hand. If it `is_short`, only three phases are stopped at.
        """
        self._run, self._activity, self._example, self._is_short = run, activity, example, is_short
        self._open(iteration, last=False)
        if place is not None:
            self._go_to(place)

    def _go_to(self, place: Place) -> None:
        """Go to the phase that moves a number."""
        assert self.view is not None
        phase = Phase("thresholds" if place.source is None else "weights", place.layer)
        if phase in self.view.opened.phases:
            self._set(at=self.view.opened.phases.index(phase), neuron=place.neuron)

    def compose(self) -> ComposeResult:
        """Lay out which phase it is, the network with its part lit, the numbers."""
        yield Static(id="title", markup=False)
        yield Picture(phase_bar, id="phases").data_bind(view=IterationScreen.view)
        with Horizontal(id="iteration-body"):
            yield Picture(network_panel, id="iteration-network").data_bind(view=IterationScreen.view)
            yield Picture(explanation_panel, id="iteration-numbers").data_bind(view=IterationScreen.view)
        yield Static(id="hint", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Show what was set before the screen had its widgets."""
        self.watch_view(self.view)

    def on_screen_resume(self) -> None:
        """Tell the boards what is open, at first and when another screen closes."""
        super().on_screen_resume()
        self._tell_boards(self.view)

    def on_screen_suspend(self) -> None:
        """Tell the boards that it is not open any more, unless they know of the next screen already."""
        if self.classroom.session.room.inside.what == "iteration":
            self.classroom.record_without_redraw(CLOSED)

    def _tell_boards(self, view: IterationView | None) -> None:
        if view is not None and self.is_current:
            example = -1 if view.row is None else view.examples[view.row]
            place = (view.phase.layer, view.neuron, -1)
            event = LookInside("iteration", view.opened.number, view.at, *place, example, 0, view.is_short)
            self.classroom.record_without_redraw(event)

    def _open(self, iteration: int, last: bool) -> None:
        """Open the iteration that starts there, at its first or its last phase."""
        recording = self._run.recording
        opened = open_iteration(recording.problem, recording.at(iteration), iteration)
        numbers = learned_rows(self._activity, self._run.trial)
        examples = tuple(numbers[row] for row in opened.examples)
        row = examples.index(self._example) if self._example in examples else None
        old = self.view.neuron if self.view is not None else 0
        view = IterationView(self._activity, opened, 0, 0, row, examples, is_short=self._is_short)
        self.view = view.at_phase(view.stops[-1 if last else 0], old)

    def watch_view(self, view: IterationView | None) -> None:
        """Show another phase, neuron or example."""
        if view is None or not self.is_mounted:
            return
        write(self.query_one("#title", Static), content([phase_heading(view, self.size.width)]))
        write(self.query_one("#hint", Static), " " + self._hint(view))
        self.refresh_bindings()
        self._tell_boards(view)

    def _hint(self, view: IterationView) -> str:
        """Say what the keys of the phase looked at do; past the first and the last one, where they lead."""
        number = view.opened.number
        if view.stop_after(1) is None:
            ahead = self._end_before(number + 1) or with_keys(
                _("{next} : la suivante, de {before} à {after}"),
                before=thousands(number + 1),
                after=thousands(number + 2),
            )
            return ahead + with_keys(_("   {escape} : revenir à {number}"), number=thousands(number))
        parts = [_("{next} : la suite")]
        if number or view.stop_after(-1) is not None:
            parts.append(_("{back} : retour"))
        parts += [_("↑ ↓ : neurone")] if view.neurons > 1 else []
        has_others = len(view.examples) > 1
        parts += [_("← → : exemple"), _("{all} : tous")] if has_others else [_("{escape} : fermer")]
        return with_keys("   ".join(parts))

    @property
    def idle(self) -> frozenset[str]:
        """The actions that have nothing to do: after the last phase of all, and with one example alone."""
        view = self.view
        if view is None:
            return frozenset()
        is_last = view.stop_after(1) is None and bool(self._end_before(view.opened.number + 1))
        found = {"phase(1)": is_last, "example(1)": len(view.examples) == 1}
        return frozenset(name for name, has_nothing in found.items() if has_nothing)

    def _end_before(self, iteration: int) -> str:
        """Say why there is no iteration to open that starts there; "" where there is one, or will be."""
        recording = self._run.recording
        if recording.diverged_at is not None and iteration > recording.reached:
            return _("Ici le calcul a débordé.")
        return _("C'est la fin de l'apprentissage.") if iteration >= recording.planned else ""

    def on_resize(self) -> None:
        """Fit the title to another width."""
        self.watch_view(self.view)

    # -- commands --------------------------------------------------------------------------

    def action_phase(self, by: int) -> None:
        """Go to the phase after, or before; past an end, to the next or the previous iteration."""
        view = self.view
        if view is None:
            return
        at = view.stop_after(by)
        if at is None:
            self._arrive(view.opened.number + by, last=by < 0)
        else:
            self.view = view.at_phase(at, view.neuron)

    def action_shorten(self) -> None:
        """Stop at three phases alone, or at all again."""
        if self.view is not None:
            self._is_short = not self._is_short
            view = replace(self.view, is_short=self._is_short)
            at = next((stop for stop in view.stops if stop >= view.at), view.stops[-1])
            self.view = view.at_phase(at, view.neuron)

    def _arrive(self, iteration: int, last: bool) -> None:
        """Open another iteration of the run, which the class then looks at."""
        message = _("C'est le début de l'apprentissage.") if iteration < 0 else self._end_before(iteration)
        if not message and iteration > self._run.recording.reached:
            message = _("La suite n'est pas encore calculée.")
        if message:
            self.notify(message, markup=False, timeout=3)
            return
        self.classroom.play(GoTo(iteration))
        self._open(iteration, last)

    def _set(self, **changes: int | None) -> None:
        if self.view is not None:
            self.view = replace(self.view, **changes)  # type: ignore[arg-type]

    def action_neuron(self, by: int) -> None:
        """Take another neuron of the phase's layer in hand."""
        view = self.view
        if view is not None:
            self._set(neuron=(view.neuron + by) % view.neurons)

    def action_example(self, by: int) -> None:
        """Take another example in hand, alone."""
        view = self.view
        if view is None or len(view.examples) == 1:
            return
        row = 0 if view.row is None else (view.row + by) % len(view.examples)
        self._example = view.examples[row]
        self._set(row=row)

    def action_choose_example(self) -> None:
        """Choose the example in hand from pictures of all."""
        from connecte.ui.base.dialogs.examples import ExamplesScreen

        self.app.push_screen(ExamplesScreen(self._activity), self._chosen)

    def _chosen(self, number: int | None) -> None:
        view = self.view
        if number is None or view is None:
            return
        if number in view.examples:
            self._example = number
            self._set(row=view.examples.index(number))
        else:
            message = _("Cette itération n'apprend pas l'exemple {number}.")
            self.notify(message.format(number=number), markup=False, timeout=3)

    def action_everyone(self) -> None:
        """Show all examples together, or one alone again."""
        view = self.view
        if view is not None and len(view.examples) > 1:
            row = 0 if view.row is None else None
            self._example = None if row is None else view.examples[row]
            self._set(row=row)

    def action_why(self) -> None:
        """Show why the numbers of this neuron move."""
        view = self.view
        if view is not None:
            source = None if view.phase.kind == "thresholds" else 0
            place = Place(view.phase.layer, view.neuron, source)
            numbers = learned_rows(self._activity, self._run.trial)
            open_why(self.app, WhyView(self._activity, view.opened, place, 0, numbers), self._opened_at)

    def _opened_at(self, asked: WhyView | None) -> None:
        """Show the example of a push alone, where the number is moved."""
        view = self.view
        if asked is not None and view is not None and asked.example_in_hand in view.examples:
            self._example = asked.example_in_hand
            self._set(row=view.examples.index(self._example))
            self._go_to(asked.place)


def show_iteration(
    app: App[Any],
    run: Run,
    activity: Activity,
    iteration: int,
    example: int | None = None,
    place: Place | None = None,
    is_short: bool = False,
) -> None:
    """Open an iteration, on the one screen that there is for it."""
    if not app.is_screen_installed("iteration"):
        app.install_screen(IterationScreen(), "iteration")
    screen = app.get_screen("iteration", IterationScreen)
    if screen not in app.screen_stack:
        screen.show(run, activity, iteration, example, place, is_short)
        app.push_screen("iteration")

"""What fails, is kept and told; what can live on, does."""

from __future__ import annotations

from datetime import datetime

import pytest
from platformdirs import user_log_path
from textual import work
from textual.app import ComposeResult

from connecte import cli
from connecte.commands.play import run_app
from connecte.files import fault_log
from connecte.language.errors import RecordingError, UsageError
from connecte.ui.base.picture import Picture
from connecte.ui.base.window.themed import ThemedApp
from tests.data_home import set_data_home

NOW = datetime(2026, 1, 2, 3, 4, 5)
SECRET = "Zoé Untel"


@pytest.fixture(autouse=True)
def log(tmp_path, monkeypatch):
    """The file of faults, one for each test."""
    set_data_home(monkeypatch, tmp_path)
    monkeypatch.setattr(fault_log, "_noted", {})
    return user_log_path("connecte", appauthor=False) / fault_log.NAME


def fail(*_arguments):
    pupil = SECRET  # noqa: F841 - a variable, to be told nobody
    raise ZeroDivisionError("planned")


class Failing(ThemedApp):
    """A picture that fails, one that does not, a worker and a timer that fail."""

    def compose(self) -> ComposeResult:
        yield Picture(fail, id="bad")
        yield Picture(lambda view, *_size: [[(view, "")]], id="good")

    def on_mount(self) -> None:
        for picture in self.query(Picture):
            picture.styles.height = 5
            picture.view = "drawn"

    @work(thread=True, exit_on_error=False)
    def in_a_worker(self) -> None:
        fail()


def shown(app):
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


@pytest.mark.parametrize("way", ["picture", "worker", "timer", "callback"])
async def test_what_fails_beside_the_screen_is_kept_and_the_rest_lives(way, log):
    app = Failing()
    async with app.run_test(notifications=True) as pilot:
        if way == "worker":
            app.in_a_worker()
        elif way == "timer":
            app.set_timer(0.001, fail)
        elif way == "callback":
            app.call_after_refresh(fail)
        for _ in range(10_000):
            if log.exists() and "ZeroDivisionError" in log.read_text("utf-8"):
                break
            await pilot.pause()
        else:
            raise AssertionError(f"no fault was written down:\n{shown(app)}")
        await pilot.pause()
        assert "Cette image n'a pas pu être dessinée." in shown(app)
        assert "drawn" in shown(app)
        app.query_one("#good", Picture).view = "again"
        await pilot.pause()
        assert "again" in shown(app)
        if way != "picture":
            assert "la séance continue" in next(iter(app._notifications)).message
    text = log.read_text("utf-8")
    assert "planned" in text
    assert SECRET not in text


class Ending(Failing):
    """Fails where nothing is left to live on."""

    def on_key(self) -> None:
        fail()


async def test_what_ends_the_app_is_raised_to_the_command(log):
    app = Ending()
    with pytest.raises(ZeroDivisionError):
        async with app.run_test() as pilot:
            await pilot.press("x")
    assert isinstance(app.fatal, ZeroDivisionError)
    assert "planned" in log.read_text("utf-8")


class Ended:
    """An app that has ended."""

    fatal: Exception | None = None
    ended_by = 0

    def run(self):
        return 3


def test_the_exit_code_says_how_an_app_ended():
    app = Ended()
    assert run_app(app) == 3
    app.ended_by = 15
    assert run_app(app) == 143
    app.fatal = FileNotFoundError("planned")  # no sentence about a file that the user named
    with pytest.raises(RuntimeError) as raised:
        run_app(app)
    assert raised.value.__cause__ is app.fatal
    app.fatal = RecordingError("une phrase")  # of a forged recording, found when it is shown
    with pytest.raises(RecordingError, match="une phrase"):
        run_app(app)


def test_an_exception_is_one_sentence_and_70(monkeypatch, capfd, log):
    monkeypatch.setattr(cli, "_run", fail)
    monkeypatch.setattr(cli, "_let_go_of_streams", lambda: None)
    assert cli.main(["list"]) == 70
    said = capfd.readouterr().err
    assert said.count("\n") == 1
    assert str(log) in said
    text = log.read_text("utf-8")
    assert "ZeroDivisionError: planned" in text
    assert SECRET not in said + text


def test_a_full_memory_is_told(monkeypatch, capfd, log):
    def full(*_arguments):
        raise MemoryError

    monkeypatch.setattr(cli, "_run", full)
    monkeypatch.setattr(cli, "_let_go_of_streams", lambda: None)
    assert cli.main(["list"]) == 1
    assert "la mémoire ne suffit pas" in capfd.readouterr().err
    assert not log.exists()


def test_where_no_log_can_be_kept_a_temporary_file_is(monkeypatch, tmp_path, log):
    log.mkdir(parents=True)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    path = fault_log.note_fault(ValueError("elsewhere"), NOW)
    assert path is not None
    assert path.parent == tmp_path
    assert "elsewhere" in path.read_text("utf-8")


def test_one_fault_fills_no_disk(log):
    for _ in range(5):
        try:
            fail()
        except ZeroDivisionError as error:
            fault_log.note_fault(error, NOW)
    assert log.read_text("utf-8").count("planned") == 2  # the line of code, and the exception


def test_columns_that_are_no_number_of_columns(monkeypatch, capsys):
    for columns in ("9" * 5000, "0", "-3", "²"):
        monkeypatch.setenv("COLUMNS", columns)
        with pytest.raises(SystemExit) as ended:
            cli.main(["--help"])
        assert ended.value.code == 0


@pytest.mark.parametrize("value", ["garbage", "os:path", ":", "tests.terminals:nobody"])
def test_a_driver_that_is_none_is_wrong_usage(monkeypatch, value, log):
    """A variable of the environment names the driver, for who makes programs with textual."""
    monkeypatch.setattr("textual.constants.DRIVER", value)
    with pytest.raises(UsageError, match="TEXTUAL_DRIVER : la valeur"):
        ThemedApp()
    assert not log.exists()


def test_so_are_colours_that_are_none(monkeypatch):
    monkeypatch.setattr("connecte.ui.base.window.themed.COLOR_SYSTEM", "garbage")
    with pytest.raises(UsageError, match="TEXTUAL_COLOR_SYSTEM : la valeur"):
        ThemedApp()

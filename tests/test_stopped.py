"""A command that a signal ends, before it has anything to keep."""

from __future__ import annotations

import pytest

from connecte import cli
from connecte.commands.training.stopping import Stopped


@pytest.mark.parametrize(("stop", "code"), [(KeyboardInterrupt(), 130), (Stopped(15), 143), (Stopped(1), 129)])
def test_a_signal_ends_a_command_with_its_number(stop, code, monkeypatch, capsys):
    def stopped(_arguments):
        raise stop

    monkeypatch.setattr(cli, "_run", stopped)
    assert cli.main(["list"]) == code
    assert "arrêté" in capsys.readouterr().err

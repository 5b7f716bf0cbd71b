"""Cards of a recording whose functions no card can say are refused, not printed with another rule."""

from __future__ import annotations

from connecte.cli import main


def test_a_sigmoid_is_not_printed_as_a_threshold(tmp_path, capsys):
    run, page = str(tmp_path / "run.npz"), str(tmp_path / "cards.html")
    learns = ["--activation", "sigmoid", "--output", "softmax", "--loss", "cross_entropy", "--start", "normal"]
    assert main(["train", *learns, "--iterations", "5", "--record", run]) == 0
    capsys.readouterr()
    assert main(["cards", "--state", f"{run}@5", "-o", page]) == 1
    told = capsys.readouterr().err
    assert "sigmoid, softmax" in told and "ne sait pas encore" in told
    assert main(["train", "--iterations", "5", "--record", run, "--force"]) == 0
    assert main(["cards", "--state", f"{run}@5", "-o", page]) == 0

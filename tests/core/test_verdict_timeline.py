import pytest
from hypothesis import given
from hypothesis import strategies as st

from connecte.core.cards.verdict import judge
from connecte.session.timeline import Timeline

LABELS = ("0", "3", "6", "9")


@pytest.mark.parametrize(
    ("outputs", "wanted", "kind", "right"),
    [
        ([3, 0, 0, 0], "0", "single", True),
        ([3, 0, 0, 0], None, "single", None),
        ([0, 0, 0, 2], "3", "single", False),
        ([0, 0, 0, 0], "3", "none", False),
        ([3, 0, 1, 0], "6", "several", False),
    ],
)
def test_only_a_single_claim_of_the_wanted_label_is_right(outputs, wanted, kind, right):
    verdict = judge(outputs, LABELS, wanted)
    assert (verdict.kind, verdict.right) == (kind, right)


@given(st.integers(0, 1000), st.integers(-2000, 2000), st.integers(0, 1000))
def test_a_timeline_over_a_range_stays_on_it(last, ask, start):
    timeline = Timeline(range(last + 1), min(start, last)).go_to(ask)
    assert timeline.current == min(max(ask, 0), last)
    assert timeline.back(3).forward(0).position == max(0, timeline.position - 3)


def test_pushing_goes_on_from_where_it_stands():
    timeline = Timeline(("a", "b", "c"), 2).back()
    assert timeline.push("d").items == ("a", "b", "d")
    assert timeline.push("d").back().current == "b"
    with pytest.raises(ValueError, match="stands"):
        Timeline((), 0)

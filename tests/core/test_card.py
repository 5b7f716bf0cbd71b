import pytest
from hypothesis import given
from hypothesis import strategies as st

from connecte.core.cards.card import (
    PrintedRange,
    TableError,
    shown,
    table,
    threshold_of_table,
)


def test_the_answer_is_zero_up_to_the_threshold_then_goes_up_by_ones():
    # Card C: threshold 17 (reference §3); 21 shows 4 in the worked example (§4).
    assert [shown(s, 17) for s in (11, 17, 18, 21, 30)] == [0, 0, 1, 4, 13]


def test_a_table_as_printed():
    columns = table(PrintedRange(-7, 12, "<−8"), 6)
    assert len(columns) == 21
    assert (columns[0].result, columns[0].shown) == ("<−8", 0)
    assert (columns[1].result, columns[1].shown) == ("−7", 0)
    assert (columns[-1].result, columns[-1].shown) == ("12", 6)


@pytest.mark.parametrize(
    ("sum_", "place"), [(-20, 0), (-8, 0), (-7, 1), (0, 8), (12, 20), (13, None), (0.5, None)]
)
def test_the_place_of_a_sum_on_a_card_with_a_first_column_for_all_below(sum_, place):
    assert PrintedRange(-7, 12, "<−8").place(sum_) == place


def test_without_such_a_column_small_sums_have_no_place():
    assert PrintedRange(3, 15).place(2) is None
    assert PrintedRange(3, 15).place(3) == 0


@given(st.integers(-30, 30), st.integers(-30, 30), st.integers(1, 20))
def test_a_table_tells_its_threshold(threshold, low, length):
    columns = table(PrintedRange(low, low + length), threshold)
    results = list(range(low, low + length + 1))
    answers = [c.shown for c in columns]
    if any(answers):
        assert threshold_of_table(results, answers) == threshold
    else:
        with pytest.raises(TableError):
            threshold_of_table(results, answers)


@pytest.mark.parametrize(
    ("results", "answers", "reason", "index"),
    [
        ([1, 2, 3], [0, 0], "lengths", 2),
        ([1, 2, 4], [0, 1, 2], "steps", 2),
        ([1, 2, 3], [0, 0, 0], "silent", 2),
        ([1, 2, 3, 4], [0, 0, 2, 3], "shape", 2),
        ([1, 2, 3, 4], [0, 1, 2, 2], "shape", 3),
        ([1, 2, 3, 4], [0, 1, 0, 1], "shape", 2),
        ([1, 2, 3], [-1, 0, 1], "negative", 0),
    ],
)
def test_a_table_that_is_no_thresholded_relu_says_where(results, answers, reason, index):
    with pytest.raises(TableError) as caught:
        threshold_of_table(results, answers)
    assert (caught.value.reason, caught.value.index) == (reason, index)

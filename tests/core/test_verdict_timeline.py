import pytest

from connecte.core.cards.verdict import judge

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

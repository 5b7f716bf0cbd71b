"""Pictures as values: where the lines of a network and of a curve go."""

from __future__ import annotations

from connecte.content.catalog import load
from connecte.content.printing.pages.line_pictures import HIGH, WIDE, curve_picture, images, net
from connecte.content.runs.figures import Point
from connecte.content.runs.learner import learner
from connecte.content.runs.method import Method

WORKSHOP = load()


def test_every_link_is_drawn_once_and_the_widest_last():
    """§3: A to F have 3 terms each; green and pink 6, blue and yellow 5: 18 + 22 links."""
    found = net(WORKSHOP, WORKSHOP.network())
    assert len(found.wires) == 40 and len(found.nodes) == 16
    assert sum(wire.takes for wire in found.wires) == 4 + 3 + 2 + 3 + 2  # A, B, D and F have one each
    assert all(wire.width == 2.8 for wire in found.wires)  # 0.6 + 2.2 × |±1|
    heavy = WORKSHOP.network()
    neuron = heavy.layers[1].neurons[0]
    found = net(WORKSHOP, heavy.with_neuron(1, 0, neuron._replace(weights=(0, 0, 2.5, 0, 0, 0))))
    assert len(found.wires) == 35 and found.wires[-1].width == 6.1


def test_nodes_lie_inside_and_apart():
    found = net(WORKSHOP, WORKSHOP.network())
    wide, high = found.box
    for node in found.nodes:
        assert wide / 2 <= node.x <= WIDE - wide / 2 and high / 2 <= node.y <= HIGH - high / 2
    for one in found.nodes:
        for other in found.nodes:
            assert one is other or abs(one.x - other.x) >= wide or abs(one.y - other.y) >= high


def test_a_network_too_large_to_be_seen_has_no_picture():
    large = learner(load("xor"), Method(neurons=(40,)))
    assert net(large, large.network()) is None


def test_the_report_draws_the_same_pictures_where_a_diagram_would_be_too_large():
    digits = load("chiffres")
    network = digits.network()
    found = images(digits, network)
    assert net(digits, network) is None and [each.name for each in found][:2] == ["zéro", "un"]
    for image, neuron in zip(found, network.layers[0].neurons, strict=True):
        cells = sum(path.count("M") for kind, path in image.inks if not kind.startswith("bar"))
        assert cells == sum(bool(weight) for weight in neuron.weights)
    assert images(WORKSHOP, WORKSHOP.network()) == () and net(WORKSHOP, WORKSHOP.network()) is not None


def test_a_curve_goes_from_the_start_to_the_end_and_leaves_out_what_overflowed():
    points = [Point(0, 100.0, 4), Point(9, 10.0, 8), Point(99, 1.0, 16), Point(100, None, 16)]
    found = curve_picture(points, 16, [0, 9, 100])
    left, top, right, foot = found.frame
    assert found.cost.startswith(f"M{left}.0 {top}.0L") and found.cost.endswith(f" {foot}.0")
    assert found.cost.count("L") == 2
    assert found.known.startswith(f"M{left}.0 ") and found.known.endswith(f"H{right}.0V{top}.0")
    # A cost ten times smaller is half of the way from 100 to 1.
    assert f" {(top + foot) / 2}L" in found.cost
    assert [tick.text for tick in found.costs] == ["1", "10", "100"]
    assert [tick.text for tick in found.counts] == ["0", "8", "16"]


def test_numbers_beside_the_axis_leave_room_for_each_other():
    marks = [0, 10, 11, 12, 100_000]
    found = curve_picture([Point(mark, 1.0, 0) for mark in marks], 4, marks)
    assert [tick.text for tick in found.iterations] == ["0", "12", "100 000"]

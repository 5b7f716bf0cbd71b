"""Recordings whose checksum is right and whose fields are anything: refused in a sentence, or sound."""

from __future__ import annotations

import hashlib
import io
import json
import tracemalloc
import zipfile
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays_of

from connecte.cli import main
from connecte.content.activity import Activity
from connecte.content.catalog import load
from connecte.content.runs import method, trial
from connecte.content.runs.recorded import load_recording
from connecte.content.runs.trial import new_run, own_trial
from connecte.content.yaml.schema.json_schema import json_schema
from connecte.core.learning.activation import ACTIVATIONS
from connecte.core.learning.loss import LOSSES, fits
from connecte.core.replay import arrays as limits
from connecte.core.replay.archive import MOST_BYTES, _arrays, from_bytes
from connecte.core.replay.recording import Recording, largest_spacing
from connecte.language.errors import RecordingError
from tests.often import times


def made(arrays: dict[str, np.ndarray], version: int = 1) -> bytes:
    """A file of these arrays, its checksum right."""
    archive = io.BytesIO()
    np.savez_compressed(archive, **arrays)
    return signed(archive.getvalue(), version)


def signed(archive: bytes, version: int = 1) -> bytes:
    return f"connecte-recording {version} {hashlib.sha256(archive).hexdigest()}\n".encode() + archive


@pytest.fixture(scope="module")
def activity() -> Activity:
    return load()


@pytest.fixture(scope="module")
def good(activity) -> dict[str, np.ndarray]:
    """The arrays of a sound file: 250 iterations of the workshop."""
    recording = new_run(activity, own_trial(activity)._replace(iterations=250))
    for _reached in recording.run():
        pass
    return _arrays(recording)


def test_the_good_one_is_read(good):
    recording = from_bytes(made(good), "r")
    assert (recording.reached, recording.spacing) == (250, 100)
    assert recording.at(250).finite


def altered(array: np.ndarray, place: int, value: float) -> np.ndarray:
    changed = array.copy()
    changed.flat[place] = value
    return changed


WRONG = {
    "keyframes": [("nan", np.nan), ("inf", np.inf)],
    "step_a": [("nan", np.nan), ("none", 0.0), ("negative", -1.0)],
    "threshold_factors": [("nan", np.nan), ("negative", -1.0)],
    "inputs": [("nan", np.nan)],
    "wanted": [("too large", 4), ("too small", -2)],
    "mask0": [("half", 0.5), ("nan", np.nan)],
    "shapes": [("none", 0), ("negative", -1), ("huge", 1 << 40), ("another", 5)],
    "run": [("negative", -1), ("another", 249), ("huge", 1 << 60)],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name in WRONG for _word, value in WRONG[name]])
def test_one_wrong_number_is_told_in_a_sentence(good, name, value):
    for place in range(min(4, good[name].size)):
        with pytest.raises(RecordingError) as told:
            from_bytes(made(good | {name: altered(good[name], place, value)}), "r.npz")
        assert str(told.value).startswith("r.npz : cet enregistrement ne tient pas (")
        assert "\n" not in str(told.value)


@pytest.mark.parametrize("name", sorted({*WRONG, "mask1"}))
def test_an_array_of_another_shape_or_type_or_none_is_refused(good, name):
    array = good[name]
    others = [array.astype(kind) for kind in (np.float32, bool, "S3")]
    for other in [array[:-1], array[None], np.array(3), *others]:
        with pytest.raises(RecordingError):
            from_bytes(made(good | {name: other}), "r")
    with pytest.raises(RecordingError, match="manque"):
        from_bytes(made({key: array for key, array in good.items() if key != name}), "r")


def test_a_long_run_with_one_keyframe_is_refused(good):
    """Its last iteration would be ten million from the only numbers there are."""
    run = np.array([10_000_000, 10_000_000, 0, 10_000_100])
    with pytest.raises(RecordingError, match="trop peu d'états gardés"):
        from_bytes(made(good | {"run": run, "keyframes": good["keyframes"][:1]}), "r")


@pytest.mark.parametrize("planned", [0, 1, 100, 50_000, 50_001, 10_000_000])
def test_an_iteration_is_never_further_than_a_spacing_from_a_keyframe(planned):
    # At most a five hundredth of the run, in whole hundreds.
    assert largest_spacing(planned) == 100 * max(1, -(-planned // 50_000))


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked(good):
    """Zeros, twice as many as are admitted: once as the size that is told, once under a lie of it."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
        for name, array in good.items():
            member = io.BytesIO()
            np.save(member, array)
            out.writestr(f"{name}.npy", member.getvalue())
        with out.open("bomb.npy", "w") as file:
            for _ in range(2 * MOST_BYTES >> 20):
                file.write(bytes(1 << 20))
    data = archive.getvalue()
    lie = data.replace((2 * MOST_BYTES).to_bytes(4, "little"), (1 << 10).to_bytes(4, "little"))
    assert lie != data
    for wrong in (data, lie):
        tracemalloc.start()
        with pytest.raises(RecordingError, match="abîmé"):
            from_bytes(signed(wrong), "r")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 8 << 20, peak


def test_words_that_are_none_are_refused(good):
    """Four bytes a character, and these are the number of none."""
    functions = np.frombuffer(b"\xff" * 12, dtype="<U1")
    with pytest.raises(RecordingError):
        from_bytes(made(good | {"functions": functions}), "r")


def test_a_header_that_tells_of_more_than_there_is_allocates_nothing(good):
    member = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        member, {"descr": "<f8", "fortran_order": False, "shape": (1 << 40, 1 << 10)}
    )
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr("keyframes.npy", member.getvalue() + bytes(80))
    with pytest.raises(RecordingError, match="abîmé"):
        from_bytes(signed(archive.getvalue()), "r")


ANY_ARRAY = st.one_of(
    st.lists(st.text(max_size=8), min_size=1, max_size=4).map(np.array),
    arrays_of.arrays(
        st.sampled_from([np.float64, np.int64, np.uint8, np.float32, np.bool_]),
        arrays_of.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=6),
    ),
)


FUNCTIONS = [
    (hidden.name, output.name, loss.name)
    for hidden, output, loss in product(ACTIVATIONS.values(), ACTIVATIONS.values(), LOSSES.values())
    if hidden.back is None and fits(loss, output)
]


@st.composite
def networks(draw):
    """Arrays of a small network that fit one another, with any finite numbers."""
    layers = draw(st.integers(1, 3))
    sizes = [draw(st.integers(1, 4)) for _ in range(layers + 1)]
    shapes = [(after, before) for before, after in pairwise(sizes)]
    planned = draw(st.integers(0, 250))
    reached = draw(st.one_of(st.just(planned), st.integers(0, planned)))
    examples = draw(st.integers(1, 4))
    numbers = st.floats(allow_nan=False, allow_infinity=False)
    positive = st.floats(0, 1e300, exclude_min=True)
    count = sum(n * m + n for n, m in shapes)
    found = {
        "inputs": draw(arrays_of.arrays(np.float64, (examples, sizes[0]), elements=numbers)),
        "wanted": draw(arrays_of.arrays(np.int64, examples, elements=st.integers(-1, sizes[-1] - 1))),
        "step_a": np.array([draw(positive), draw(positive)]),
        "threshold_factors": draw(arrays_of.arrays(np.float64, layers, elements=st.floats(0, 1e300))),
        "shapes": np.array(shapes),
        "run": np.array([planned, reached, 0 if reached == planned else reached + 1, 100]),
        "keyframes": draw(arrays_of.arrays(np.float64, (reached // 100 + 1, count), elements=numbers)),
    }
    for number, shape in enumerate(shapes):
        free = draw(st.booleans())
        found[f"mask{number}"] = (
            np.full(shape, -1.0)
            if free
            else draw(arrays_of.arrays(np.float64, shape, elements=st.sampled_from([0.0, 1.0])))
        )
    if draw(st.booleans()):
        found["functions"] = np.array(draw(st.sampled_from(FUNCTIONS)))
    if draw(st.booleans()):
        found["batch_seed"] = np.array([draw(st.integers(0, 5)), draw(st.integers(0, 1 << 62))])
        found["penalties"] = draw(arrays_of.arrays(np.float64, 2, elements=st.floats(0, 1e300)))
        found["dropout"] = draw(arrays_of.arrays(np.float64, layers - 1, elements=st.floats(0, 0.99)))
        found["weight_factors"] = draw(arrays_of.arrays(np.float64, layers, elements=st.floats(0, 1e300)))
    if draw(st.booleans()):
        found["goals"] = draw(arrays_of.arrays(np.float64, (examples, sizes[-1]), elements=numbers))
    if layers == 1 and draw(st.booleans()):
        found["perceptron"] = np.array([1])
    return found


def look_at_all(recording: Recording) -> None:
    """Every look is numbers, or a sentence."""
    for place in sorted({0, recording.reached // 2, recording.reached}):
        try:
            assert recording.at(place).finite
        except RecordingError as error:
            assert "déborde" in str(error)
    with pytest.raises(IndexError):
        recording.at(recording.reached + 1)


@settings(max_examples=times(25, 150))
@given(networks())
def test_networks_that_fit_are_recordings(arrays):
    look_at_all(from_bytes(made(arrays, 2), "r"))


@settings(max_examples=times(30, 200))
@given(networks(), st.data())
def test_fields_drawn_at_random_are_refused_or_sound(arrays, data):
    for name in data.draw(
        st.lists(st.sampled_from([*arrays, "activity", "activity_name", "functions"]), max_size=3)
    ):
        arrays[name] = data.draw(ANY_ARRAY)
    try:
        recording = from_bytes(made(arrays, 2), "r")
    except RecordingError as error:
        assert str(error).startswith("r : ")
        assert "\n" not in str(error)
    else:
        look_at_all(recording)


@settings(max_examples=times(25, 100))
@given(st.binary(max_size=300))
def test_any_bytes_under_a_right_checksum_are_refused(archive):
    with pytest.raises(RecordingError):
        from_bytes(signed(archive), "r")


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_replay_tells_numbers_or_a_sentence(good, tmp_path, capsys, data):
    """The workshop's network with other numbers: what it shows is JSON, and never a warning."""
    numbers = st.floats(-1e308, 1e308)
    name = data.draw(st.sampled_from(["keyframes", "inputs", "step_a"]))
    values = data.draw(arrays_of.arrays(np.float64, good[name].shape, elements=numbers, fill=st.just(1e300)))
    path = tmp_path / "r.npz"
    path.write_bytes(made(good | {name: values}))
    capsys.readouterr()
    code = main(["replay", str(path), "--json", "--at", data.draw(st.sampled_from(["0", "1", "250"]))])
    out, err = capsys.readouterr()
    assert code in (0, 1)
    assert (err == "" and json.loads(out)["planned"] == 250) if code == 0 else err.count("\n") == 1


def test_what_an_activity_can_have_a_recording_can_have():
    schema = json_schema()["properties"]
    layers = schema["layers"]
    assert layers["maxItems"] <= limits.MOST_LAYERS
    neurons = layers["items"]["properties"]["neurons"]["maxItems"]
    listed, picture = schema["inputs"]["anyOf"]
    sizes = picture["properties"]["pixels"]["properties"]
    cells = sizes["rows"]["maximum"] * sizes["columns"]["maximum"]
    assert max(neurons, listed["maxItems"], cells, method.MOST_NEURONS) <= limits.MOST_NEURONS
    assert schema["examples"]["anyOf"][0]["maxItems"] <= limits.MOST_EXAMPLES
    assert len(load("chiffres").examples) <= limits.MOST_EXAMPLES
    assert trial.LIMITS["iterations"].most <= limits.MOST_ITERATIONS


def test_a_file_that_is_none_is_told_by_its_path(tmp_path):
    with pytest.raises(RecordingError, match=r"run\.npz ne peut pas être lu \(il n'est pas là\)"):
        load_recording(tmp_path / "run.npz")

"""The JSON Schema made from the table: it takes what the checker takes, and refuses what it can."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from connecte.commands.editing.schemas import schema_text
from connecte.content.catalog import shipped
from connecte.content.reading.reader import check_activity
from connecte.content.yaml.careful import read_whole
from connecte.content.yaml.schema.json_schema import json_schema
from connecte.content.yaml.source import Source
from connecte.files.shipped import shipped_folder
from tests.often import times

BAD = sorted((Path(__file__).parent / "bad").glob("*.yaml"))
SCHEMA = json.loads(schema_text())
VALIDATOR = Draft7Validator(SCHEMA)

TOGETHER = "parts of the file that have to agree, which JSON Schema cannot compare"
NUMBERS = "what YAML and JSON Schema take for another number than the author wrote"
FORMULA = "what a formula or a text says inside"
BEYOND_THE_SCHEMA = {
    TOGETHER: {
        "code_of_another", "all_held_out", "column_left_out", "count_larger_than_strip", "counts_and_drawing",
        "impossible_counts", "label_twice", "mark_after_the_end", "marks_unsorted", "misspelt_neuron",
        "held_out_unknown", "columns_one_number", "overlapping_strips", "plan_least_too_long", "plan_order",
        "range_upside_down", "row_left_out", "run_twice", "same_symbol", "start_twice",
        "strip_outside", "too_few_counts", "twice_the_same_layer", "unknown_label", "unknown_layer",
        "unknown_neuron",
        "table_gap", "table_no_relu", "table_silent", "table_too_short", "table_first_result_mistyped",
        "below_is_too_large", "label_word", "step_beside_tables", "made_too_many", "kernel_ragged",
        "folds_too_many",
        "kernel_of_zeros", "kernel_too_large", "kernel_twice", "kernel_plan_of_cards", "plan_of_kernels",
    },
    NUMBERS: {"leading_zero", "number_too_long"},
    FORMULA: {
        "quote_not_opened", "control_character", "drawing_with_spaces", "sum_brackets", "sum_equals",
        "sum_greater", "sum_number_alone", "sum_times_after", "sum_word_moins", "sum_x_for_times",
        "symbol_keycap", "code_of_no_drawing", "below_is_no_number", "decimals_on_a_card",
        "drawing_too_short", "drawing_without_bar", "misspelt_source", "same_source_twice",
        "start_unknown_source", "symbol_too_long", "unknown_source",
    },
}  # fmt: skip
NOT_SEEN = set().union(*BEYOND_THE_SCHEMA.values())


def as_an_editor_reads(source: Source) -> Any:
    """The value by the core rules of YAML 1.2, which editors follow."""
    value = source.value
    if isinstance(value, dict):
        return {key.text: as_an_editor_reads(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_an_editor_reads(item) for item in value]
    if not source.plain:
        return value
    if value in ("", "~", "null", "Null", "NULL"):
        return None
    if value in ("true", "True", "TRUE"):
        return True
    if value in ("false", "False", "FALSE"):
        return False
    if re.fullmatch(r"[-+]?[0-9]+", value):
        return int(value)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", value):
        return float(value)
    return value


def accepts(data: bytes) -> bool | None:
    """Whether an editor with the schema would find nothing; None where it cannot read the file."""
    try:
        root, faults = read_whole(data, "f.yaml")
    except Exception:
        return None
    return None if faults or root is None else VALIDATOR.is_valid(as_an_editor_reads(root))


def test_it_is_a_schema_and_explains_every_key():
    Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"

    def objects(schema: dict[str, Any]) -> list[dict[str, Any]]:
        found = [schema] if schema.get("type") == "object" else []
        for inner in (*schema.get("properties", {}).values(), schema.get("items"), *schema.get("anyOf", ())):
            found += objects(inner) if inner else []
        return found

    rooms = objects(SCHEMA)
    # root, grid, input, rectangle, picture, its size, data, layer, neuron, table, example, move, training,
    # start, run, its own example, plan, question, see, kernel
    assert len(rooms) == 20
    for room in rooms:
        assert room["additionalProperties"] is False
        for key, inner in room["properties"].items():
            assert inner["description"].endswith((".", "…")), key
            assert inner["markdownDescription"] == inner["description"]


def test_examples_in_the_schema_fit_it():
    def fields(schema: dict[str, Any]) -> None:
        for inner in (
            *schema.get("properties", {}).values(),
            *([schema["items"]] if "items" in schema else []),
        ):
            for example in inner.get("examples", ()):
                Draft7Validator(inner).validate(example)
            fields(inner)

    fields(SCHEMA)


def test_an_editor_that_knows_more_than_the_draft_is_told_in_words():
    neuron = SCHEMA["properties"]["layers"]["items"]["properties"]["neurons"]["items"]
    assert neuron["title"] == "un neurone"
    color = neuron["properties"]["color"]
    assert dict(zip(color["enum"], color["enumDescriptions"], strict=True))["green"] == "vert"
    assert "un de ces mots" in color["errorMessage"]
    assert SCHEMA["properties"]["minutes"]["errorMessage"] == "il faut un entier de 1 à 600"
    drawing = SCHEMA["properties"]["examples"]["anyOf"][0]["items"]["properties"]["drawing"]
    assert drawing["patternErrorMessage"].startswith("il faut un dessin")
    assert '"boolean"' not in json.dumps(neuron), "a text is no true or false"


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_shipped_activities_fit_it_and_name_it(path):
    data = path.read_bytes()
    assert accepts(data)
    first = data.decode().splitlines()[0]
    assert first == "# yaml-language-server: $schema=activity.schema.json"


def test_the_file_beside_the_shipped_activities_is_what_the_command_prints():
    own = os.environ | {"LANGUAGE": "fr", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "connecte", "schema"]
    printed = subprocess.run(command, env=own, capture_output=True, check=True, encoding="utf-8").stdout
    assert (shipped_folder() / "activity.schema.json").read_text("utf-8") == printed


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_it_refuses_what_the_checker_refuses_where_a_schema_can(path):
    found = accepts(path.read_bytes())
    if found is None:
        assert path.stem not in NOT_SEEN, "the file is no YAML: a schema never gets to see it"
    elif path.stem in NOT_SEEN:
        assert found, "the schema sees it: take it off the list"
    else:
        assert not found


def test_it_refuses_nothing_that_the_checker_takes():
    files = sorted((path.read_bytes() for path in shipped()), key=len)[: times(9, 100)]
    hand = random.Random(3)
    puts = (b"0", b"1", b"-", b" ", b"x", b"true", b"~", b".5", b"+", b"\xe2\x88\x92", b"'", b"#", b"e3", b"\n")
    taken = 0
    for _ in range(times(60, 250)):
        whole = hand.choice(files)
        at = hand.randrange(len(whole))
        data = whole[:at] + hand.choice(puts) + whole[at + hand.choice((0, 0, 1, 2)) :]
        if check_activity(data, "f.yaml", "f").activity is not None:
            assert accepts(data), data[max(0, at - 60) : at + 60].decode("utf-8", "replace")
            taken += 1
    assert taken > times(12, 50)


@pytest.mark.parametrize("number", ["−17", "+17"])
def test_it_takes_the_signs_that_the_checker_takes(number):
    """A minus as it is printed is a text to an editor."""
    data = shipped()[0].read_bytes().replace(b"threshold: 17", f"threshold: {number}".encode())
    assert check_activity(data, "f.yaml", "f").activity is not None and accepts(data)


def test_it_is_made_from_the_table_the_checker_walks():
    assert json_schema()["properties"]["minutes"]["maximum"] == 600  # type: ignore[index]
    checked = check_activity(shipped()[0].read_bytes().replace(b"minutes: 50", b"minutes: 601"), "f", "f")
    assert "de 1 à 600" in checked.faults[0].message

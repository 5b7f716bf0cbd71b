"""A Hypothesis strategy of activity files with any of the sections that there are, as JSON."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from connecte.content.activity import COLORS, SHAPES
from connecte.content.hour.plan import PART_NAMES

File = dict[str, Any]
TEXTS = st.sampled_from(["Un", 'dit "oui"', "l'eau : 12 # 3", "a\\b", "- x", "~", "true", "« fin »"])
WORDS = ("0", "1", "non", "oui ou non", "N", "1e3", "12:30", "07")
WHOLE = st.integers(-3, 3)
REAL = st.sampled_from([0.5, -0.25, 0.001, 2, -3, 12.125])


@st.composite
def files(draw: st.DrawFn) -> File:
    """An activity with strips, with plain numbers or with numbers to come close to."""
    drawn = draw(st.booleans())
    count = draw(st.integers(1, 3))
    computed, numeric = draw(st.booleans()), not drawn and draw(st.booleans())
    hidden = draw(st.integers(0, 3))
    outputs = draw(st.integers(1, 3))
    labels = draw(st.lists(st.sampled_from(WORDS), min_size=outputs, max_size=outputs, unique=True))
    file: File = {"title": draw(TEXTS), "summary": draw(TEXTS), "minutes": draw(st.integers(1, 90))}
    file |= draw(st.fixed_dictionaries({}, optional={"credit": TEXTS}))
    names = [f"i{n}" for n in range(count)]
    file["inputs"] = [{"name": f"entrée {n}", "symbol": names[n], "code": "ABC"[n] + "X"} for n in range(count)]
    if drawn:
        file["grid"] = {"rows": 2, "columns": count}
        for n, item in enumerate(file["inputs"]):
            item["columns"] = [n + 1, n + 1]
        if draw(st.booleans()):
            file["cover"] = "partial"
            file["inputs"][0] = {**file["inputs"][0], "columns": 1, "rows": 2}
    else:
        for item in file["inputs"]:
            item["between"] = [draw(st.sampled_from([-4, 0, 0.5])), draw(st.sampled_from([1, 7.25]))]
    layers = []
    if hidden:
        layers.append({"name": "cachée", "neurons": [
            draw(neurons(f"h{n}", names, computed, last=False, numeric=False)) for n in range(hidden)
        ]})  # fmt: skip
        names = [f"h{n}" for n in range(hidden)]
    last = [draw(neurons(f"o{n}", names, computed, last=True, numeric=numeric)) for n in range(outputs)]
    if not numeric:
        for neuron, label in zip(last, labels, strict=True):
            neuron["label"] = label
        for n, neuron in enumerate(last) if draw(st.booleans()) else ():
            neuron |= {"color": COLORS[n], "shape": SHAPES[n], "letter": "NYO"[n]}
        file |= draw(st.fixed_dictionaries({}, optional={
            "otherwise": st.just("rien du tout"), "decision": st.sampled_from(["alone", "largest"]),
        }))  # fmt: skip
    layers.append({"name": "sortie", "neurons": last})
    file["layers"] = layers
    file["examples"] = draw(examples(file, count, numeric))
    cards = [neuron["name"] for layer in layers for neuron in layer["neurons"]]
    file |= draw(ends(cards, len(file["examples"]), hidden, numeric))
    return file


@st.composite
def neurons(
    draw: st.DrawFn, name: str, sources: list[str], computed: bool, last: bool, numeric: bool
) -> dict[str, Any]:
    """A card with a table, of one of the kinds without, or copied from a table."""
    order = draw(st.permutations(sources))
    weight = REAL if computed or numeric else WHOLE
    terms = [(draw(weight), source) for source in order[: draw(st.integers(1, len(order)))]]
    terms[0] = (terms[0][0] or 1, terms[0][1])
    signed = (f"{'-' if w < 0 else '+'} {abs(w):g} {source}" for w, source in terms)
    text = " ".join(signed).removeprefix("+ ")
    found: dict[str, Any] = {"name": name, "sum": text, "threshold": draw(WHOLE)}
    if numeric and last:
        return {**found, "answer": "sum"}
    if computed:
        return {
            **found,
            "threshold": draw(REAL),
            "answer": draw(st.sampled_from(["computed", "above", "reach"])),
        }
    if draw(st.booleans()):
        below = {"below": "<-4"} if draw(st.booleans()) else {}
        return {
            **found,
            "range": [-3, 9],
            **below,
            "answer": draw(st.sampled_from(["excess", "above", "reach"])),
        }
    del found["threshold"]
    return {**found, "table": {"results": ["<-2", -1, 0, 1, 2], "shown": [0, 0, 0, 1, 2]}}


@st.composite
def examples(draw: st.DrawFn, file: File, count: int, numeric: bool) -> list[dict[str, Any]]:
    """One to four examples, some of them several times over."""
    last = file["layers"][-1]["neurons"]
    labels = [neuron.get("label", "") for neuron in last] + [file[key] for key in ("otherwise",) if key in file]
    found = []
    for _n in range(draw(st.integers(1, 4))):
        one: dict[str, Any] = {"goals": [draw(REAL) for _neuron in last]} if numeric else {}
        one |= {} if numeric else {"label": draw(st.sampled_from(labels))}
        if "grid" in file:
            row = st.text(".#", min_size=count, max_size=count)
            one["drawing"] = f"{draw(row)}\n{draw(row)}"
        else:
            one["values"] = [draw(st.sampled_from([0.5, 0.75, 1])) for _source in range(count)]
        found.append(one | draw(st.fixed_dictionaries({}, optional={
            "in_class": st.booleans(), "times": st.integers(1, 3),
        })))  # fmt: skip
    return found


@st.composite
def ends(draw: st.DrawFn, cards: list[str], examples: int, hidden: int, numeric: bool) -> File:
    """The sections after the examples, each perhaps."""
    found: File = {}
    if draw(st.booleans()):
        found["by_hand"] = [
            {"neuron": draw(st.sampled_from(cards)), "move": draw(st.sampled_from([1, -1, 2]))}
            for _n in range(2)
        ]
    if draw(st.booleans()):
        found["training"] = draw(trainings(cards, examples, hidden, numeric))
    if draw(st.booleans()):
        names = sorted(draw(st.sets(st.sampled_from(PART_NAMES[3:]), min_size=1)), key=PART_NAMES.index)
        found["plan"] = [{
            "step": name, "minutes": 9,
            **draw(st.fixed_dictionaries({}, optional={
                "say": TEXTS, "ask": st.lists(TEXTS, min_size=1, max_size=3), "least": st.integers(1, 9),
                "shorten": TEXTS, "misunderstandings": st.lists(TEXTS, min_size=1, max_size=3),
            })),
        } for name in names]  # fmt: skip
    if draw(st.booleans()):
        found["questions"] = [{
            "ask": draw(TEXTS), "choices": draw(st.lists(TEXTS, min_size=2, max_size=4)), "answer": 2,
            "why": draw(TEXTS), "ages": [12, 14],
            **draw(st.fixed_dictionaries({}, optional={"see": st.just({"screen": "walk", "example": 0})})),
        }]  # fmt: skip
    return found


@st.composite
def trainings(draw: st.DrawFn, cards: list[str], examples: int, hidden: int, numeric: bool) -> File:
    """A training by back-propagation, with other starts, runs, examples kept aside."""
    loss = draw(st.sampled_from(["squared", "half_squared", *([] if numeric else ["exponential"])]))
    start = st.just([{"neuron": name, "threshold": 0.125} for name in sorted({cards[0], cards[-1]})])
    drawn = st.sampled_from(["random", "zero", "normal", "hand", "cards"])
    held_out = st.just([]) if examples < 2 else st.just([examples - 1])
    usual = {
        "seed": st.integers(0, 5), "held_out": held_out, "l2": st.sampled_from([0.001, 0]),
        "batch": st.sampled_from(["all", "one", 2]),
        **({"hidden": st.sampled_from(["relu", "tanh"]), "dropout": st.just(0.25)} if hidden else {}),
    }  # fmt: skip
    found = {"step": draw(st.sampled_from([0.1, 1e-06])), "a": 0.7, "iterations": 100, "loss": loss}
    run = {
        "name": "autre", "step": 0.3,
        **draw(st.fixed_dictionaries({}, optional={**usual, "start": st.sampled_from(["random", "cards"])})),
    }  # fmt: skip
    return found | draw(st.fixed_dictionaries({}, optional={
        **usual, "start": start | drawn, "marks": st.just([1, 50]), "note": TEXTS, "runs": st.just([run]),
        "output_threshold_factor": st.just(10), "mask": st.just(["sortie"]),
    }))  # fmt: skip

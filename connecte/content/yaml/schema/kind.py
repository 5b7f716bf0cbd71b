"""A kind of value: how it is checked, and its JSON Schema."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from connecte.content.yaml.schema.walk import Walk
from connecte.content.yaml.source import Source
from connecte.language.value import NamedTuple

JsonSchema = dict[str, Any]


class Kind(NamedTuple):
    """How a value is checked, and its JSON Schema (draft-07)."""

    check: Callable[[Walk, Source, str], Any]
    schema: JsonSchema

    def __call__(self, walk: Walk, source: Source, key: str) -> Any:
        """Return the value, or None where it has a fault; `key` is its place for messages."""
        return self.check(walk, source, key)


class Field(NamedTuple):
    """One key of a mapping. `about` explains it to an author; `examples` are possible values."""

    kind: Kind
    required: bool = False
    about: str = ""
    examples: tuple[Any, ...] = ()

    @property
    def schema(self) -> JsonSchema:
        """Return the JSON Schema of the kind, with the meaning of this key added."""
        said: JsonSchema = {"description": self.about, "markdownDescription": self.about} if self.about else {}
        if self.examples:
            said["examples"] = list(self.examples)
        return {**said, **self.kind.schema}

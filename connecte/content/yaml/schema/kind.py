"""A kind of value: how it is checked, and what it is in JSON Schema."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from connecte.content.yaml.schema.walk import Walk
from connecte.content.yaml.source import Source

JsonSchema = dict[str, Any]


class Kind(NamedTuple):
    """How a value is checked, and what it is in JSON Schema (draft-07)."""

    check: Callable[[Walk, Source, str], Any]
    schema: JsonSchema

    def __call__(self, walk: Walk, source: Source, key: str) -> Any:
        """The value, or None where it is at fault; `key` names the place."""
        return self.check(walk, source, key)


class Field(NamedTuple):
    """One key of a mapping. `about` says to an author what it is; `examples` are values of it."""

    kind: Kind
    required: bool = False
    about: str = ""
    examples: tuple[Any, ...] = ()

    @property
    def schema(self) -> JsonSchema:
        """The kind's, with what this key means."""
        said: JsonSchema = {"description": self.about, "markdownDescription": self.about} if self.about else {}
        if self.examples:
            said["examples"] = list(self.examples)
        return {**said, **self.kind.schema}

"""A base class for frozen values whose declaration costs little import time.

`dataclass(frozen=True)` generates and compiles seven methods for each class, which takes over a
millisecond; the moves alone are about fifty classes. Subclasses of `Value` share the methods below,
and type checkers treat their fields like those of a dataclass.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Value:
    """Base of frozen values. Subclasses annotate their fields; a class attribute is a default.

    Two values are equal if they are of the same class and their fields are equal.
    """

    __match_args__: ClassVar[tuple[str, ...]] = ()
    """Names of the fields, in the order of positional arguments."""

    def __init_subclass__(cls) -> None:
        own = [name for name in cls.__annotations__ if not name.startswith("__")]
        cls.__match_args__ = (*cls.__match_args__, *own)  # type: ignore[misc]

    def __init__(self, *positional: Any, **named: Any) -> None:
        fields = self.__match_args__
        values = self.__dict__
        if len(positional) > len(fields):
            raise TypeError(f"{type(self).__name__} takes {len(fields)} values, not {len(positional)}")
        values.update(zip(fields, positional, strict=False))
        for name, value in named.items():
            if name not in fields or name in values:
                raise TypeError(f"{type(self).__name__} has no field {name!r}, or was given it twice")
            values[name] = value
        for name in fields[len(positional) :]:
            if name not in values:
                if not hasattr(type(self), name):
                    raise TypeError(f"{type(self).__name__} needs {name!r}")
                values[name] = getattr(type(self), name)

    def _values(self) -> tuple[Any, ...]:
        return tuple([self.__dict__[name] for name in self.__match_args__])

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(self) is not type(other):
            return NotImplemented
        assert isinstance(other, Value)
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self.__match_args__)
        return f"{type(self).__qualname__}({fields})"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name!r} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name!r} cannot be deleted")

    def replace(self, **changes: Any) -> Self:
        """Return a copy with the named fields changed."""
        values = {name: self.__dict__[name] for name in self.__match_args__}
        return type(self)(**(values | changes))

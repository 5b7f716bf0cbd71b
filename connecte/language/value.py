"""Frozen values: base classes whose declaration costs little import time, and `replace` for dataclasses.

`dataclass(frozen=True)` generates and compiles seven methods for each class, which takes over a
millisecond; the moves alone are about fifty classes. Subclasses of `Value` share the methods below,
and type checkers treat their fields like those of a dataclass.
"""

from __future__ import annotations

from collections import _tuplegetter  # type: ignore[attr-defined]  # what `namedtuple` reads fields with
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from inspect import Signature


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
        if len(positional) == len(fields) and not named:  # found faster: a long journal has thousands
            values.update(zip(fields, positional, strict=True))
            return
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
        mine, others = self.__dict__, other.__dict__
        for name in self.__match_args__:  # the first difference ends it: menus compare thousands of commands
            if mine[name] is not others[name] and mine[name] != others[name]:
                return False
        return True

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


class _FieldsAsTuple(type):
    """Makes the class of a `NamedTuple`: getters in place of its fields, whose defaults are kept aside."""

    def __new__(mcls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> _FieldsAsTuple:
        if bases[0].__base__ is tuple:  # `NamedTuple` itself: not its subclasses' subclasses
            names = tuple(namespace["__annotations__"])
            defaults = {field: namespace[field] for field in names if field in namespace}
            getters = {field: _tuplegetter(place, "") for place, field in enumerate(names)}
            namespace |= {**getters, "_fields": names, "__match_args__": names}
            namespace |= {"_field_defaults": defaults, "_last": (*defaults.values(),)}
        return super().__new__(mcls, name, bases, {**namespace, "__slots__": ()})

    @property
    def __signature__(cls) -> Signature:
        """What `inspect` tells of it, worked out when it is asked for."""
        from inspect import Parameter, Signature

        fields: tuple[str, ...] = getattr(cls, "_fields", ())
        defaults: dict[str, Any] = getattr(cls, "_field_defaults", {})
        return Signature(
            [
                Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=defaults.get(name, Parameter.empty))
                for name in fields
            ]
        )


class _Named(tuple[Any, ...], metaclass=_FieldsAsTuple):
    """A tuple whose values have names, as `typing.NamedTuple` makes them, for the modules that each start
    imports: Python's own compiles each annotation and one method, which takes ten times as long.
    """

    _fields: ClassVar[tuple[str, ...]] = ()
    _field_defaults: ClassVar[dict[str, Any]] = {}
    _last: ClassVar[tuple[Any, ...]] = ()
    """The defaults, which only the last fields have."""

    def __new__(cls, *positional: Any, **named: Any) -> Self:
        names = cls._fields
        missing = len(names) - len(positional)
        if not (named or missing):  # found faster
            return tuple.__new__(cls, positional)
        if not named and 0 < missing <= len(cls._last):  # found faster: defaults come last
            positional += cls._last[-missing:]
        else:
            given = dict(zip(names, positional, strict=False)) | named
            values = cls._field_defaults | given
            if len(given) < len(positional) + len(named) or values.keys() != {*names}:
                raise TypeError(f"{cls.__name__} takes {', '.join(names)}")
            positional = tuple([values[name] for name in names])
        return tuple.__new__(cls, positional)

    def _replace(self, **changes: Any) -> Self:
        values = self._asdict() | changes
        if len(values) > len(self):
            raise TypeError(f"{type(self).__name__} has no field {', '.join(changes.keys() - {*self._fields})}")
        return tuple.__new__(type(self), values.values())

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
        return f"{type(self).__name__}({fields})"


def forget(value: object) -> None:
    """Drop the cached properties of a frozen dataclass; each is worked out again when it is asked for."""
    fields, count = value.__dict__, len(type(value).__match_args__)  # type: ignore[attr-defined]
    for name in [*fields][count:] if len(fields) > count else ():
        fields.pop(name, None)  # by its name: another thread may drop it too


if TYPE_CHECKING:
    # Type checkers know the fields of a dataclass and of a tuple only by these names.
    from dataclasses import replace as replace
    from typing import NamedTuple as NamedTuple
else:
    NamedTuple = _Named
    T = TypeVar("T")

    def replace(value: T, **changes: Any) -> T:
        """Return a copy of a frozen dataclass with the named fields changed; cached properties are left out.

        The dataclass has neither slots nor a `__post_init__`. `dataclasses.replace`, which looks at each
        field of each copy and calls `__init__`, takes four times as long; going on with a session of 5,000
        moves makes 10,000 copies of thirty fields. Raises TypeError for a name that is no field.
        """
        kind, fields = type(value), value.__dict__.copy()
        names = kind.__match_args__
        while len(fields) > len(names):  # cached properties, which come after the fields
            fields.popitem()
        fields.update(changes)
        if len(fields) > len(names):
            raise TypeError(f"{kind.__name__} has no field {', '.join(changes.keys() - {*names})}")
        copy = object.__new__(kind)
        object.__setattr__(copy, "__dict__", fields)
        return copy

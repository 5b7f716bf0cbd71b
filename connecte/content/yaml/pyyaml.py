"""PyYAML, imported without the one pattern that takes long to compile: its own parser alone looks for it.

Compiling it takes 5 of the 70 ms in which a file is checked, and libyaml reads nearly all files.
"""

from __future__ import annotations

import re
from typing import Any

_compile = re.compile


class _Later:
    """A pattern that is compiled where it is first looked for."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    def __getattr__(self, name: str) -> Any:
        return getattr(_compile(self._pattern), name)


def _compile_some(pattern: Any, flags: Any = 0) -> Any:
    is_long = isinstance(pattern, str) and "\U0010ffff" in pattern and not flags
    return _Later(pattern) if is_long else _compile(pattern, flags)


re.compile = _compile_some
try:
    import yaml
finally:
    re.compile = _compile

__all__ = ["yaml"]

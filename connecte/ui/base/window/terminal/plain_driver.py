"""A terminal driver that writes ASCII only: the last thing before the terminal, so that every
widget, textual's own included, is shown with what the terminal has."""

from __future__ import annotations

from collections.abc import Mapping

from textual.driver import Driver

from connecte.language.plain import to_ascii


def plain_driver(base: type[Driver], codes: Mapping[str, str]) -> type[Driver]:
    """Return `base`, with every character that it writes translated; escape codes are ASCII already."""

    class PlainDriver(base):  # type: ignore[valid-type, misc]
        def write(self, data: str) -> None:
            super().write(to_ascii(data, codes))

    return PlainDriver

"""A field for a whole number, typed on any keyboard."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from connecte.language.keys.digits import digit_of


class NumberInput(Input):
    """Takes digits and spaces; the digit row of a French keyboard needs no Shift."""

    async def _on_key(self, event: events.Key) -> None:
        digit = digit_of(event.character)
        if digit is not None:
            event.stop()
            event.prevent_default()
            self.insert_text_at_cursor(digit)
        elif event.is_printable and event.character != " ":
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor("".join(filter(str.isdecimal, event.text)))

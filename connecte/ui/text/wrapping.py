"""Sentences folded to a width."""

from __future__ import annotations

from rich.cells import cell_len


def wrapped(text: str, cells: int) -> list[str]:
    """The words of a text on lines of at most that many cells; a longer word is cut, and what a
    no-break space joins stays together.
    """
    lines = [""]
    for word in text.replace("\n", " ").split(" "):
        while cell_len(word) > cells:
            if lines[-1]:
                lines.append("")
            head = word[: max(1, cells // 2)]
            lines[-1], word = head, word[len(head) :]
            lines.append("")
        joined = f"{lines[-1]} {word}".strip()
        if cell_len(joined) <= cells:
            lines[-1] = joined
        else:
            lines.append(word)
    return [line for line in lines if line] or [""]

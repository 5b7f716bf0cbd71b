"""Why one output spoke and not the other: their terms side by side, over the screen below."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Static

from connecte.language.i18n import _
from connecte.language.lists import sentence_list
from connecte.ui.base.commands import BUILT_IN, GLOBAL, Command, bindings
from connecte.ui.base.dialogs.dialog import Leaving
from connecte.ui.base.duel.duel_text import DuelView, duel_lines
from connecte.ui.base.picture import Picture, write
from connecte.ui.base.window.footer import Keys

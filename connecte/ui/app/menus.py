"""The two lists of the commands of the screen shown: the palette and the help."""

from __future__ import annotations

from textual.app import App

from connecte.ui.base.commands import BUILT_IN, GLOBAL, Command, commands_of
from connecte.ui.base.window.too_small import TooSmallScreen


def open_palette(app: App[int]) -> None:
    """Open the palette with the commands of the screen shown, and run the one chosen."""
    from connecte.ui.app.palette import Palette

    async def run(command: Command | None) -> None:
        if command is not None:
            on_app = command in (*GLOBAL, *BUILT_IN)
            await app.run_action(command.action, app if on_app else app.screen)

    if not isinstance(app.screen, (Palette, TooSmallScreen)):
        known = [command for command in commands_of(app.screen_stack) if command.id != "command_palette"]
        app.push_screen(Palette(known), run)


def open_help(app: App[int]) -> None:
    """Open the list of the keys of the screen shown."""
    from connecte.ui.app.help import HelpScreen

    if not isinstance(app.screen, (HelpScreen, TooSmallScreen)):
        app.push_screen(HelpScreen(commands_of(app.screen_stack), getattr(app.screen, "HELP_NOTE", "")))


def open_guide(app: App[int]) -> None:
    """Open the guide over the screen shown."""
    from connecte.ui.app.guide import GuideScreen

    if not isinstance(app.screen, (GuideScreen, TooSmallScreen)):
        app.push_screen(GuideScreen())

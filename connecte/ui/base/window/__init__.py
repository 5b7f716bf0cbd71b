"""The window itself: themes, ASCII terminals, a window too small, a blank one."""

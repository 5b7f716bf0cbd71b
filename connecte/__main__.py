"""`connecte` and `python -m connecte`.

Ctrl-C ends the program at once and without a word while it is still being imported, where nobody could
catch it; after that the command decides, and says so.
"""

# `signal` without its enumerations, which take longer to import than some commands run.
import _signal  # type: ignore[import-not-found]
import sys

_IS_HEARD = _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler
"""Whether Ctrl-C is for this program: it is not in the background of a shell."""
if _IS_HEARD:
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

from connecte import cli  # noqa: E402


def main() -> int:
    """Run the command of the command line and return its exit code."""
    if not _IS_HEARD:
        return cli.main()
    _signal.signal(_signal.SIGINT, _signal.default_int_handler)
    try:
        return cli.main()
    finally:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)  # what is left to do is the end of Python


if __name__ == "__main__":
    sys.exit(main())

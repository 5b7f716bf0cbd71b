"""`python -m connecte`."""

import sys

from connecte.cli import main

if __name__ == "__main__":
    sys.exit(main())

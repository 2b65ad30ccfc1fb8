"""`python -m pathtracker` and the installed command."""

import sys


def main() -> int:
    from pathtracker.cli import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

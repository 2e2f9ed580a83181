"""`python -m werkstatt`. Light to import, because the process for long work imports it again."""

import gc
import sys


def main() -> int:
    """Run the command line; the result is the exit code."""
    # Collecting garbage while everything is being loaded finds nothing; the window turns it on once it is painted.
    gc.disable()
    from werkstatt import logbook  # noqa: PLC0415 - see above
    from werkstatt.cli import run  # noqa: PLC0415

    logbook.begin()
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

"""``python -m sctabletop`` is the ``sctabletop`` command; free of Qt, so that worker processes may import it."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()
    from sctabletop.cli import main

    sys.exit(main())

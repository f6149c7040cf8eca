"""From what went wrong to an exit code and one sentence: nobody who types a command ever meets a traceback."""

import os
import signal
import sys
import traceback
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import Final

from sctabletop.errors import OrdersError, ScenarioError, SctabletopError

TROUBLE: Final = 1
USAGE: Final = 2
STOPPED: Final = 130
"""What a shell calls a command that was interrupted."""


def guarded(argv: list[str] | None) -> int:
    """Run a command line; whatever happens is an exit code, and trouble is told on stderr."""
    _speak_any_script()
    if argv is None and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _stop)
    try:
        code = _run(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        _hush()
        return 0
    except SctabletopError as trouble:
        tell(trouble)
        return trouble.exit_code
    except KeyboardInterrupt:
        say("stopped; what was saved before this moment is kept")
        return STOPPED
    except (OSError, MemoryError) as trouble:
        say(_machine(trouble))
        return TROUBLE
    except Exception as fault:  # noqa: BLE001 - the one place where a bug becomes a sentence
        say(_bug(fault))
        return TROUBLE
    return code


def _stop(_: int, __: FrameType | None) -> None:
    """One Ctrl-C stops the process; an impatient second one would break into the closing of the save."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


def _run(argv: list[str] | None) -> int:
    from sctabletop.cli.arguments import parser
    from sctabletop.cli.documents import people_aside

    try:
        args = parser().parse_args(argv)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else USAGE
    with people_aside(getattr(args, "json", None)):
        code: int = args.handler(args)
    return code


def say(sentence: str) -> None:
    """One line on stderr."""
    from sctabletop.scenario.faults import visible

    with suppress(OSError):
        print(f"sctabletop: {visible(sentence)}", file=sys.stderr)


def tell(trouble: SctabletopError) -> None:
    """The sentence of the trouble, and where one file has several faults, all of them."""
    say(trouble.sentence)
    if isinstance(trouble, ScenarioError | OrdersError) and len(trouble.faults) > 1:
        for fault in trouble.faults:
            print(f"  {fault}", file=sys.stderr)


def _machine(trouble: OSError | MemoryError) -> str:
    if isinstance(trouble, MemoryError):
        return "the machine has not enough memory for that; ask for less at once"
    where = f"{trouble.filename}: " if trouble.filename else ""
    return f"{where}{(trouble.strerror or str(trouble) or 'the system refused it').lower()}; mend that and try again"


def _bug(fault: Exception) -> str:
    """The sentence for a fault of ours, with the traceback kept where it can be sent from."""
    about = f"{type(fault).__name__}: {fault}".splitlines()[0][:200]
    try:
        place = _log_file()
        with place.open("a", encoding="utf-8") as log:
            traceback.print_exception(fault, file=log)
        kept = f"what happened is written in {place}"
    except OSError:
        kept = "its log could not be written"
    return f"this is a fault of the program ({about}); {kept}; a save holds everything up to this moment"


def _log_file() -> Path:
    from platformdirs import user_log_path

    return user_log_path("sctabletop", appauthor=False, ensure_exists=True) / "faults.log"


def _speak_any_script() -> None:
    """Names may be in any script; a terminal that lacks it gets question marks and not a refusal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _hush() -> None:
    """Whoever read our output has gone: nothing more is said, at the end of the process neither."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""Reading a file that a person wrote: whatever is wrong with it as a file is one fault."""

from pathlib import Path
from typing import Final

from sctabletop.scenario.faults import Fault

KIB: Final = 1024
SCENARIO_LIMIT: Final = 256 * KIB
MSEL_LIMIT: Final = 1024 * KIB
WORKBOOK_LIMIT: Final = 2048 * KIB
BRIEF_LIMIT: Final = 64 * KIB
ORDERS_LIMIT: Final = 1024 * KIB

_BOM: Final = "\ufeff"


def read_bytes(path: Path, limit: int, label: str) -> bytes | Fault:
    """The content of a file of at most ``limit`` bytes, or why it cannot be had."""
    try:
        # A pipe or a device would keep the program waiting for ever.
        if path.exists() and not (path.is_file() or path.is_dir()):
            return Fault(label, 1, 1, "", "is a pipe or a device, not a file", suggestion="name a file")
        with path.open("rb") as stream:
            content = stream.read(limit + 1)
    except FileNotFoundError:
        return Fault(label, 1, 1, "", "the file is missing", suggestion="write it or check the path")
    except IsADirectoryError:
        return Fault(label, 1, 1, "", "is a folder where a file should be", suggestion="name a file")
    except (OSError, ValueError) as trouble:
        reason = getattr(trouble, "strerror", None) or "the path is not valid"
        return Fault(
            label, 1, 1, "", f"the file cannot be read: {reason.lower()}", suggestion="check the path and its rights"
        )
    if len(content) > limit:
        return Fault(label, 1, 1, "", f"the file is larger than {limit // KIB} KiB", suggestion="shorten it")
    return content


def decode(content: bytes, label: str) -> str | Fault:
    """UTF-8 text without its byte order mark and with plain line ends, or why these bytes are no text."""
    if b"\0" in content:
        return Fault(label, 1, 1, "", "the file is binary, not text", suggestion="save it as UTF-8 text")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as trouble:
        before = content[: trouble.start]
        line = before.count(b"\n") + 1
        column = len(before) - (before.rfind(b"\n") + 1) + 1
        return Fault(label, line, column, "", "the file is not UTF-8 text", suggestion="save it as UTF-8")
    return text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")


def read_text(path: Path, limit: int, label: str) -> str | Fault:
    """The text of a file, or its one fault."""
    content = read_bytes(path, limit, label)
    return content if isinstance(content, Fault) else decode(content, label)

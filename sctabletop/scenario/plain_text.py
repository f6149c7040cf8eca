"""What text a file may hold: any script and any quotes, but nothing that hides or turns what stands on the screen."""

import unicodedata
from typing import Final

_TURNS_TEXT: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BREAKS: Final = frozenset("\n\u2028\u2029\u0085")
_ORDINARY: Final = frozenset("\n\t")


def trouble_in(text: str) -> str:
    """What is wrong with the characters of ``text``, as one clause; empty where nothing is."""
    for character in text:
        if character in _ORDINARY:
            continue
        if character in _TURNS_TEXT:
            return f"holds the direction override character U+{ord(character):04X}"
        category = unicodedata.category(character)
        if category in {"Cc", "Zl", "Zp"}:
            return f"holds the control character U+{ord(character):04X}"
        if category == "Cs":
            return f"holds half a character, U+{ord(character):04X}"
    return ""


def is_one_line(text: str) -> bool:
    """Whether ``text`` has something to read and no line break or tab."""
    return bool(text.strip()) and not any(c in _BREAKS or c == "\t" for c in text)

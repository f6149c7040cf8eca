"""A few words from the top of a YAML file, without reading the rest of it."""

import warnings
from collections.abc import Collection


def top_lines(text: str, keys: Collection[str]) -> dict[str, str]:
    """The texts at these top-level keys, as far as they come before any trouble; reading stops at the last one."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError
    from ruamel.yaml.events import MappingEndEvent as End
    from ruamel.yaml.events import MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

    found: dict[str, str] = {}
    depth, key = 0, ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for event in YAML(typ="safe", pure=True).parse(text):
                if isinstance(event, MappingStartEvent | SequenceStartEvent):
                    depth += 1
                elif isinstance(event, End | SequenceEndEvent):
                    depth -= 1
                    key = "" if depth == 1 else key
                elif isinstance(event, ScalarEvent) and depth == 1:
                    if key in keys:
                        found[key] = str(event.value).strip()
                    key = "" if key else str(event.value)
                if len(found) == len(keys):
                    break
    except (YAMLError, RecursionError, ValueError, LookupError):
        pass  # what was found before the trouble is what a list can show
    return found

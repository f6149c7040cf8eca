"""Old event bodies brought up to date when they are read, one version at a time. The stored row never changes."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from sctabletop.domain.events import VERSIONS, Event, Tag
from sctabletop.store.codec import audience_of, parse

Body = dict[str, Any]
Step = Callable[[Body], Body]
"""A body of one version made into the next; it may change what it is given."""

STEPS: Final[Mapping[tuple[Tag, int], Step]] = {}
"""By tag and the version a step starts from. None yet: every version is the first."""


class Unreadable(ValueError):
    """A row that holds no event this program knows; the message says what about it."""


def upcast(
    tag: Tag,
    version: int,
    body: Body,
    *,
    steps: Mapping[tuple[Tag, int], Step] = STEPS,
    versions: Mapping[Tag, int] = VERSIONS,
) -> Body:
    """The body at today's version of its tag. Raises Unreadable for a version that no chain of steps starts from."""
    if not 1 <= version <= versions[tag]:
        raise Unreadable(f"version {version} of {tag}, and this program knows 1 to {versions[tag]}")
    for start in range(version, versions[tag]):
        body = steps[tag, start](body)
    return body


def read_event(tag: str, version: int, text: str) -> Event:
    """The event in a row's tag, version and body. Raises Unreadable."""
    try:
        known = Tag(tag)
    except ValueError:
        raise Unreadable(f"the tag {tag!r}, which this program does not know") from None
    try:
        body = parse(text)
        audience = audience_of(body)
    except (ValueError, KeyError, TypeError):
        raise Unreadable(f"a body of {tag} that is not ours") from None
    return Event(known, upcast(known, version, body), audience, VERSIONS[known])

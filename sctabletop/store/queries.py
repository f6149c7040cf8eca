"""What is read from a save: statements in Core, built once and cached by SQLAlchemy."""

from typing import Any, Final

from sqlalchemy import CTE, Select, bindparam, select

from sctabletop.store.tables import BRANCH, DRAFT, EVENT, NOTE

FIRST: Final = 0
"""Below every event id."""

LAST: Final = 2**63 - 1
"""Above every event id."""


def _chain() -> CTE:
    """The ids from the head of ``:branch`` back to ``:after``, without it."""
    head = select(BRANCH.c.head).where(BRANCH.c.name == bindparam("branch")).scalar_subquery()
    chain = select(EVENT.c.id, EVENT.c.parent).where(EVENT.c.id == head).cte("chain", recursive=True)
    return chain.union_all(
        select(EVENT.c.id, EVENT.c.parent)
        .join(chain, EVENT.c.id == chain.c.parent)
        # A parent is always older; the second comparison ends the walk where a damaged file made a ring of it.
        .where(EVENT.c.id > bindparam("after"), EVENT.c.id < chain.c.id)
    )


def _ids() -> Select[Any]:
    return select(_chain().c.id)


def _events() -> Select[Any]:
    chain = _chain()
    return (
        select(EVENT)
        .join(chain, EVENT.c.id == chain.c.id)
        .where(EVENT.c.id <= bindparam("upto"), EVENT.c.id > bindparam("after"))
        .order_by(EVENT.c.id)
    )


EVENTS: Final = _events()
"""(branch, after, upto) -> rows of event, oldest first."""

IDS: Final = _ids()
"""(branch, after) -> the ids of the branch's events."""

BRANCHES: Final = select(BRANCH).order_by(BRANCH.c.id)

BRANCH_ID: Final = select(BRANCH.c.id).where(BRANCH.c.name == bindparam("branch"))

EVENT_ID: Final = select(EVENT.c.id).where(EVENT.c.id == bindparam("event"))

DRAFTS: Final = (
    select(BRANCH.c.name, DRAFT.c.seat, DRAFT.c.key, DRAFT.c.body)
    .join(BRANCH, BRANCH.c.id == DRAFT.c.branch)
    .where(BRANCH.c.name == bindparam("branch"))
    .order_by(DRAFT.c.id)
)

NOTES: Final = select(NOTE).order_by(NOTE.c.id)

"""Older saves made into today's, one numbered step after another, on a copy-backed file.

A step is a function of alembic's ``Operations``. Version 1 is today's, so the list is empty; the step that makes
version N into N + 1 is the N-th. Alembic is imported only when a step runs.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection

from sctabletop.store.connect import pragma

if TYPE_CHECKING:
    from alembic.operations import Operations

Step = Callable[["Operations"], None]

STEPS: Final[tuple[Step, ...]] = ()


def version_after(steps: Sequence[Step]) -> int:
    """The version of a save once all of ``steps`` have run."""
    return 1 + len(steps)


def migrate(link: Connection, steps: Sequence[Step]) -> None:
    """Brings the save to the version after ``steps`` in one transaction: all of it or nothing."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    # SQLite alters a table by writing it anew, which must not trip over the rows that point at it.
    link.exec_driver_sql("PRAGMA foreign_keys=OFF")
    link.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        operations = Operations(MigrationContext.configure(link, opts={"render_as_batch": True}))
        # Read inside the transaction: another program may have been quicker.
        for step in steps[pragma(link, "user_version") - 1 :]:
            step(operations)
        astray = link.exec_driver_sql("PRAGMA foreign_key_check").all()
        if astray:
            raise ValueError(f"a migration left rows that point at nothing: {astray[:3]}")
        link.exec_driver_sql(f"PRAGMA user_version={version_after(steps)}")
    except BaseException:
        link.exec_driver_sql("ROLLBACK")
        raise
    link.exec_driver_sql("COMMIT")
    link.exec_driver_sql("PRAGMA foreign_keys=ON")

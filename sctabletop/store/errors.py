"""What can go wrong with a save that a person can mend: one sentence each, and nothing is lost by any of them."""

from sctabletop.errors import SaveError


class SaveConflict(SaveError):
    """Somebody else has written to the branch since it was read."""


class SaveInUse(SaveError):
    """Another program is writing to the file at this moment."""


class SaveMissing(SaveError):
    """There is no file, or no folder for it."""


class SaveExists(SaveError):
    """A new save would stand where something is already."""


class NotASave(SaveError):
    """A file that this program never wrote."""


class SaveDamaged(SaveError):
    """A save that was cut short or overwritten."""


class SaveNewer(SaveError):
    """A save by a later version of this program."""


class SaveReadOnly(SaveError):
    """A file or folder that may be read and not written."""


class SaveUnreadable(SaveError):
    """A file that this person may not read."""


class SaveFull(SaveError):
    """No room left for what should be written."""


class SaveBroken(SaveError):
    """The disk itself failed to read or write."""


class NoSuchBranch(SaveError):
    """A branch that the save does not have."""


class NoSuchEvent(SaveError):
    """An event that the save does not have."""


class BranchExists(SaveError):
    """A new branch with the name of an old one."""

"""A turn told on one page, for whoever sits down for the first time."""

from typing import Final

from PySide6.QtCore import QCoreApplication


def turn_help() -> str:
    """The page, as Markdown."""
    return QCoreApplication.translate("TurnHelp", _PAGE)


_PAGE: Final = """
## How a turn goes

A turn is half a year. Three American seats (the Secretary's office, the combatant command, the country team) work with
one or more partner nations; control runs the events. Every seat is held by people or by the computer. All sit at one
screen: the curtain says whose turn it is, and nobody else looks while a desk is open.

**1. Read.** Each seat opens its desk. The brief says who it is and what it wants; the tray holds what came in. The
board shows what it knows (a diamond) and what it believes (a bar that holds the truth four times out of five). Every
number has its reasons: choose it and press Why?

**2. Plan.** Each seat writes orders, puts them on its pad and commits them. Nobody sees another's orders until planning
is closed, and until then they can be taken back. What the American seats propose is a draft: in concurrence, which
follows, each of the three may concur, object with a cure, or say nothing, which concurs. Then the gates are asked: law,
money, State, Congress and others may each say no, and each says what would cure it.

**3. Talk.** The screen is everybody's: one table a partner. Our side lays its approved drafts on the table; the partner
accepts, asks for a change, puts off or declines. Only what the minutes sign is agreed. Computer seats move when you let
them.

**4. Sign and see.** The turn is worked out, and everybody sees its headlines. What others really did and think stays
theirs: the next reports tell.

## Words

- **Track**: a number of the model, most from 0 to 1. **Belief**: what a seat holds of a number that it cannot see.
- **Instrument**: a kind of programme, sale, agreement or visit. **Initiative**: one instrument with one partner, on its
  way from draft to done.
- **Gate**: somebody who can say no, with a reason and a cure. **Hold**: Congress stops one authority.
- **Deed**: what a government does at home; it costs political capital and shows commitment better than words. **Deed
  owed**: a deed promised in return, with a date.
- **Mandate**: what a delegation may promise. Home may take back what was signed with less than full authority.
- **Claims** such as D14 or T2 are the findings on which the rules rest; choose one to read it.

Everything is saved at once: close the window whenever you like, and continue where you stopped.
"""

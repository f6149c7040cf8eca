"""The claims the game is built on and the five works they come from, looked up by id.

Import rule: theory imports nothing of ours, and outside itself only the standard library; every package may import it.
"""

from sctabletop.theory.card import Claim, ClaimId
from sctabletop.theory.claims import CLAIMS, HOW_TO_READ, UnknownClaim, cite, claim
from sctabletop.theory.works import WORKS, Work, WorkLetter

__all__ = [
    "CLAIMS",
    "HOW_TO_READ",
    "WORKS",
    "Claim",
    "ClaimId",
    "UnknownClaim",
    "Work",
    "WorkLetter",
    "cite",
    "claim",
]

"""The US side's own stocks: credibility, the confidence of Congress, coordination (I7, D31, T16)."""

from sctabletop.rules.citing import Terms, rule
from sctabletop.rules.sight import Book, Named


@rule(
    "credibility",
    pledges_kept="I7 E13",
    enforced="S8",
    kept="I7",
    late="E8",
    broken="E13",
    empty_words="E13",
    mixed="T29",
    unenforced="S8",
    vouched="T23 I7",
    platitudes="T23 E13",
)
def credibility(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Deeds over words: kept pledges and enforced tripwires build it, late or empty promises and mixed messages spend
    it.
    """
    room = 1.0 - us.credibility
    return {
        "pledges_kept": k.credibility_pledges_kept * f.pledges_kept * room,
        "enforced": k.credibility_enforced * f.enforced * room,
        "kept": k.credibility_kept * f.all_kept * room,
        "late": -k.credibility_late * f.all_late * us.credibility,
        "broken": -k.credibility_broken * f.pledges_broken * us.credibility,
        "empty_words": -k.credibility_empty_words * f.empty_words * us.credibility,
        "mixed": -k.credibility_mixed * f.mixed * us.credibility,
        "unenforced": -k.credibility_unenforced * f.unenforced * us.credibility,
        "vouched": -k.credibility_vouched * f.vouched_missed * us.credibility,
        "platitudes": -k.credibility_platitudes * f.platitudes * us.credibility,
    }


@rule(
    "confidence",
    demonstrated="D31 D14",
    good_forecasts="D9",
    audits="S4 S11",
    testimony="D31",
    scandals="S11",
    coups="D27",
    words="D31",
    overpromised="D9",
    surprise="T27 D9",
    leaks="E14 I9",
    entrapment="D1",
    drift="D31",
)
def confidence(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Congress trusts what was shown: deeds, sound forecasts, audits; scandals, coups and money spent on words
    cost it.
    """
    room = 1.0 - us.confidence
    return {
        "demonstrated": k.confidence_demonstrated * f.demonstrated * room,
        "good_forecasts": k.confidence_good_forecasts * f.delivered_as_said * room,
        "audits": k.confidence_audits * f.audits * room,
        "testimony": k.confidence_testimony * f.evidence_shown * room,
        "scandals": -k.confidence_scandals * f.scandals * us.confidence,
        "coups": -k.confidence_coups * f.coups * us.confidence,
        "words": -k.confidence_words * f.funded_words * us.confidence,
        "overpromised": -k.confidence_overpromised * f.overpromised * us.confidence,
        "surprise": -k.confidence_surprise * f.surprise * us.confidence,
        "leaks": -k.confidence_leaks * f.leaks * us.confidence,
        "entrapment": -k.confidence_entrapment * f.entrapped * us.confidence,
        "drift": k.confidence_drift * (0.5 - us.confidence),
    }


@rule("coordination", staff_talks="E11", interagency="T16", shared="E11 I2", mixed="T29", decay="E11")
def coordination(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """How well the US side acts as one: talk across seats builds it, mixed messages undo it."""
    room = 1.0 - us.coordination
    return {
        "staff_talks": k.coordination_staff_talks * f.staff_talks * room,
        "interagency": k.coordination_interagency * f.promoted * room,
        "shared": k.coordination_shared * f.shared * room,
        "mixed": -k.coordination_mixed * f.mixed * us.coordination,
        "decay": -k.coordination_decay * us.coordination,
    }

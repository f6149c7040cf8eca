"""What may break: each hazard's terms add up to its probability a turn, as (P, W)."""

import numpy as np

from sctabletop.rules.citing import Terms, chance
from sctabletop.rules.sight import Book, Named


@chance("coup", base="D27", instability="D8 D27", wages="D27", elite_loss="D26", institution="E3", schooled="I6")
def coup(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """A coup: likelier with instability, unpaid wages and an elite that has turned; institutions hold it off.

    That officers schooled abroad are likelier to rise is disputed, and nil in every book.
    """
    return {
        "base": k.coup_base + 0.0 * s.instability,
        "instability": k.coup_instability * s.instability * s.instability,
        "wages": k.coup_wages * f.unpaid * s.instability,
        "elite_loss": k.coup_elite_loss * (1.0 - s.elite_support) * s.instability,
        "institution": -k.coup_institution * s.institution * s.instability,
        "schooled": k.coup_schooled * s.people_leadership * s.instability,
    }


@chance("repudiation", strain="D7")
def repudiation(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Throwing off the agreements: nothing below the threshold of strain, rising above it, where there is something to
    throw off.
    """
    above = np.maximum(s.strain - k.repudiation_threshold, 0.0)
    return {"strain": k.repudiation_strain * above * np.minimum(f.live + s.legal_rung, 1.0)}


@chance("backlash", stake="D15 D11")
def backlash(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """The staked leader is punished at home: political risk beyond what support covers."""
    support = 0.5 * s.public_support + 0.5 * s.elite_support
    return {"stake": k.backlash_stake * np.maximum(s.political_risk - k.backlash_cover * support, 0.0)}


@chance("scandal", rust="S2 D16", unmonitored="S2", unvetted="S2 S8", corruption="S4")
def scandal(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Misuse comes to light: unabsorbed kit, no monitoring, no vetting, corruption."""
    return {
        "rust": k.scandal_rust * f.rust,
        "unmonitored": k.scandal_unmonitored * f.unmonitored,
        "unvetted": k.scandal_unvetted * f.unvetted,
        "corruption": k.scandal_corruption * s.corruption * f.arming,
    }


@chance("leak", release="E14", untrained="I9", institution="I8")
def leak(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """What was released gets out: trained services leak less, and weak ones more the harder a rival works on them."""
    exposed = f.released * (1.0 - s.institution) * (0.3 + 0.7 * s.rival_pull)
    return {
        "release": k.leak_release * f.released,
        "untrained": k.leak_untrained * f.released * (1.0 - f.cyber),
        "institution": k.leak_institution * exposed,
    }


@chance("escalation", base="S5", threat="S5", deterrence="S5", channel="I10")
def escalation(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """The rival raises the stakes: likelier with danger, less so where strength is visible or a channel is open."""
    return {
        "base": k.escalation_base + 0.0 * s.threat,
        "threat": k.escalation_threat * s.threat,
        "deterrence": -k.escalation_deterrence * s.deterrence * s.threat,
        "channel": -k.escalation_channel * f.channel * s.threat,
    }


@chance("malign", rival="I8", institution="I8", cyber="I8 I9")
def malign(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """The rival works by cyber means, rumour and unrest, unless resilience is built."""
    push = k.malign_rival * (0.3 + 0.7 * s.rival_pull)
    return {
        "rival": push,
        "institution": -push * s.institution,
        "cyber": -k.malign_cyber * push * (1.0 - s.institution) * np.minimum(f.cyber, 1.0),
    }


@chance("miscalculation", crisis="S3", interoperability="S3", hotline="D34 S3")
def miscalculation(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """A crisis runs away: only while one runs, less where forces have drilled together or a hotline answers."""
    base = k.miscalculation_crisis * f.crisis
    return {
        "crisis": base,
        "interoperability": -k.miscalculation_interoperability * base * s.interoperability,
        "hotline": -k.miscalculation_hotline * base * np.minimum(f.hotline, 1.0),
    }


@chance("diversion", corruption="S4")
def diversion(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Delivered goods go astray where there are goods to divert."""
    return {"corruption": k.diversion_corruption * s.corruption * np.minimum(f.arming, 1.0)}


@chance("frame", us_team="D35", rival_team="D35 I8", openness="D35")
def frame(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Whether our telling wins when it is contested."""
    return {
        "us_team": k.frame_base + k.frame_us * f.frame_us,
        "rival_team": -k.frame_rival * s.rival_pull,
        "openness": k.frame_openness * s.relationships,
    }


CAPS = {"coup": 0.6, "repudiation": 0.6, "backlash": 0.5, "scandal": 0.5, "leak": 0.4, "escalation": 0.5, "malign": 0.6}
"""The most a chance can be; others may reach 0.98."""

HAZARDS = (coup, repudiation, backlash, scandal, leak, escalation, malign, miscalculation, diversion, frame)

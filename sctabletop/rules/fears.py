"""The two fears: abandonment, which the partner holds, and the guarantee that calms it and binds us (D1, D2)."""

from sctabletop.rules.citing import Terms, rule
from sctabletop.rules.sight import Book, Named


@rule(
    "abandonment",
    danger="D2",
    late="E8 D2",
    cancelled="D2",
    silence="E21",
    channel="I10",
    protection="D2",
    kept="D2",
    presence="D2",
)
def abandonment(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Danger met with thin guarantees, late or cancelled help and silence feed the fear; protection and kept words calm
    it.
    """
    room = 1.0 - s.abandonment
    return {
        "danger": k.abandonment_danger * s.felt_threat * (1.0 - s.protection) * room,
        "late": k.abandonment_late * f.late * room,
        "cancelled": k.abandonment_cancelled * f.cancelled * room,
        "silence": k.abandonment_silence * f.neglected * room,
        "channel": k.abandonment_channel * f.channel * room,
        "protection": -k.abandonment_protection * s.protection * s.abandonment,
        "kept": -k.abandonment_kept * f.kept * s.abandonment,
        "presence": -k.abandonment_presence * f.presence * s.abandonment,
    }


@rule("guarantee", ratified="T9 D1", presence="D1", pledge="E13 D1", withdrawn="D2", broken="E13", repudiated="D7")
def guarantee(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Law, presence and a pledge bind us; withdrawal and a broken pledge loosen it."""
    room = 1.0 - s.guarantee
    return {
        "ratified": k.guarantee_ratified * f.ratified * room,
        "presence": k.guarantee_presence * f.presence * room,
        "pledge": k.guarantee_pledge * f.pledged * room,
        "withdrawn": -k.guarantee_withdrawn * f.withdrawn * s.guarantee,
        "broken": -k.guarantee_broken * f.pledge_broken * s.guarantee,
        "repudiated": -k.guarantee_repudiated * f.repudiated * s.guarantee,
    }

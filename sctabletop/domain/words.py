"""The small vocabularies of orders: each choice a person can make is one of a short list."""

from enum import StrEnum


class Release(StrEnum):
    """OSD's release policy toward a partner: exempt is for allies and shortens lead times (E14, E15, T9)."""

    NONE = "none"
    CASE = "case"
    EXEMPT = "exempt"


class Tone(StrEnum):
    """How Washington speaks; warm and pledge are words that must be followed (E13)."""

    QUIET = "quiet"
    WARM = "warm"
    PLEDGE = "pledge"
    REBUKE = "rebuke"


class Carry(StrEnum):
    """How the SDO carries Washington's tone (T29)."""

    CARRY = "carry"
    SOFTEN = "soften"
    SHARPEN = "sharpen"


class MissAnswer(StrEnum):
    """OSD's answer to a missed deliverable (D18)."""

    PAUSE = "pause"
    WAIVE = "waive"
    RENEGOTIATE = "renegotiate"


class GestureAnswer(StrEnum):
    """OSD's answer to a gesture of independence (D30)."""

    TOLERATE = "tolerate"
    PUNISH = "punish"


class Channel(StrEnum):
    """The channel to the rival (I10)."""

    OPEN = "open"
    CLOSED = "closed"


class Testimony(StrEnum):
    """What OSD brings to Congress before an appropriation (D31)."""

    EVIDENCE = "evidence"
    PROMISE = "promise"


class Style(StrEnum):
    """How the SDO talks (T23)."""

    FRANK = "frank"
    DEMARCHE = "demarche"
    PLATITUDE = "platitude"


class Hedge(StrEnum):
    """What else the partner takes up (E10)."""

    NONE = "none"
    RIVAL_OFFER = "rival_offer"
    THIRD_SUPPLIER = "third_supplier"


class Request(StrEnum):
    """What a letter of request asks for."""

    SALE = "sale"
    GUARANTEE = "guarantee"


class Mandate(StrEnum):
    """With what authority the partner's delegation comes to the talks (D32)."""

    LISTEN = "listen"
    LIMITED = "limited"
    FULL = "full"


class Tier(StrEnum):
    """How capable a version of the instrument is asked for."""

    BASIC = "basic"
    STANDARD = "standard"
    HIGH = "high"


class Objective(StrEnum):
    """The US objective that an initiative serves; without one it cannot be approved (D28, T21)."""

    ACCESS = "access"
    INFLUENCE = "influence"
    CAPABILITY = "capability"
    CAPACITY = "capacity"


class CounterAsk(StrEnum):
    """What a partner asks to change when it counters (E5)."""

    FEWER_CONDITIONS = "fewer_conditions"
    MORE_INCENTIVE = "more_incentive"
    SMALLER = "smaller"
    NO_DELIVERABLE = "no_deliverable"


class Importance(StrEnum):
    """How much a plan assumption matters, or that it is written off (T14)."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    WRITE_OFF = "write_off"

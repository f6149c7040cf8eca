"""The tables of the domain fit each other: tracks, instruments, deeds, gates, refusals, permissions."""

from itertools import permutations

import numpy as np
import pytest

from sctabletop.domain.aims import Aim, fit
from sctabletop.domain.conditions import ALWAYS
from sctabletop.domain.deeds import DEED_FACTS, DEEDS
from sctabletop.domain.gates import GATE_INDEX, GATES, GateId
from sctabletop.domain.initiative import FIELD_INDEX, FIELDS, US_ONLY
from sctabletop.domain.instruments import (
    AUTHORITIES,
    FLOWS,
    INSTRUMENT_INDEX,
    INSTRUMENTS,
    LADDER,
    TABLE,
    THREAT_KINDS,
    Family,
    Instrument,
    Serves,
)
from sctabletop.domain.permissions import ALLOWED, allowed, phases_of
from sctabletop.domain.phases import ORDER, Phase, after
from sctabletop.domain.refusals import WORDS, Reason, Refusal
from sctabletop.domain.seats import Role
from sctabletop.domain.state import ASSUMPTION, GUIDE, MEMO, WORLD, empty
from sctabletop.domain.tracks import (
    ALIASES,
    BY_NAME,
    GROUPS,
    PARTNER_TRACKS,
    READOUTS,
    SET_INSTEAD,
    TOPICS,
    TRACK_INDEX,
    US_TRACKS,
)
from sctabletop.theory import CLAIMS

NUMBERS = (
    "lead lasts cost hours price benefit visible slots burden rung ladder prestige offensive single_source "
    "state_concurs congress release vetting clearance letter drawdown delivers co_produced two_way reform pool"
).split()


@pytest.mark.parametrize("family", list(Family))
def test_s1_every_family_has_at_least_two_instruments(family: Family) -> None:
    assert sum(i.family is family for i in INSTRUMENTS) >= 2


@pytest.mark.parametrize("returned", list(Serves))
def test_t21_every_return_is_served_by_some_instrument(returned: Serves) -> None:
    assert any(i.serves is returned for i in INSTRUMENTS)


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda i: str(i.id))
def test_t21_each_instrument_names_which_of_the_four_returns_it_serves_and_what_it_does_of_it(
    instrument: Instrument,
) -> None:
    """One of the four, to which something that it builds belongs; none of what is built belongs to two."""
    assert set(instrument.builds) & SERVED_BY[instrument.serves]
    for flow in set(instrument.builds) - OF_NONE:
        assert sum(flow in flows for flows in SERVED_BY.values()) == 1, flow


SERVED_BY = {
    Serves.ACCESS: set("presence exercise deal law".split()),
    Serves.INFLUENCE: set("contact liaison exchange hotline two_way sharing relief".split()),
    Serves.CAPABILITY: set("lift_equipment lift_training exquisite stock standards release cyber".split()),
    Serves.CAPACITY: set("lift_policy lift_personnel lift_facilities audit sustain coproduction".split()),
}
"""What each of the four is built of, in the names of flows."""
OF_NONE = {"lift_doctrine", "lift_organisation", "lift_leadership"}
"""What comes along with several of them."""


@pytest.mark.parametrize("aim", list(Aim))
def test_t28_every_aim_of_a_government_is_helped_by_several_instruments_and_by_several_it_is_not(aim: Aim) -> None:
    helped = sum(aim in i.suits for i in INSTRUMENTS)
    assert min(helped, len(INSTRUMENTS) - helped) >= 4
    assert all(i.suits for i in INSTRUMENTS)


def test_t28_what_helps_an_aim_fits_the_better_the_dearer_the_aim_is() -> None:
    for order in permutations(Aim):
        fits = [fit({aim}, order) for aim in order]
        assert fits == sorted(fits, reverse=True)
        assert (fits[0], fits[-1], fit((), order)) == (1.0, 0.0, 0.0)
        assert fit(order, order) == 1.0


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda i: str(i.id))
def test_the_arrays_say_of_an_instrument_what_its_entry_says(instrument: Instrument) -> None:
    at = INSTRUMENT_INDEX[instrument.id] + 1
    for name in NUMBERS:
        assert getattr(TABLE, name)[at] == float(getattr(instrument, name)), name
    assert AUTHORITIES[int(TABLE.authority[at])] is instrument.authority
    assert [a for a in AUTHORITIES if getattr(TABLE, f"is_{a}")[at]] == [instrument.authority]
    assert THREAT_KINDS[int(TABLE.threat[at])] is instrument.threat
    built = {flow: TABLE.builds[i, at] for i, flow in enumerate(FLOWS) if TABLE.builds[i, at]}
    assert built == {k: v for k, v in instrument.builds.items() if v}


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda i: str(i.id))
def test_an_instrument_has_a_job_a_price_an_enabling_condition_and_its_claims(instrument: Instrument) -> None:
    assert all((instrument.name, instrument.job, instrument.needs, instrument.evidence, instrument.builds))
    assert set(instrument.builds) <= set(FLOWS)
    assert set(instrument.claims.split()) <= set(CLAIMS)
    assert instrument.cost > 0.0
    assert instrument.hours > 0.0
    assert instrument.lead >= 0
    assert instrument.lasts >= 0
    assert instrument.lead + instrument.lasts > 0
    assert 0.0 <= instrument.price <= 1.0
    assert 0.0 <= instrument.visible <= 1.0


def test_the_empty_code_adds_nothing() -> None:
    for name in NUMBERS:
        assert getattr(TABLE, name)[0] == 0.0
    assert not TABLE.builds[:, 0].any()


def test_the_tables_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        TABLE.cost[1] = 0.0
    with pytest.raises(ValueError, match="read-only"):
        TABLE.builds[0, 0] = 1.0


def test_the_ladder_has_one_agreement_a_rung() -> None:
    assert sorted(LADDER) == [1, 2, 3, 4]
    assert [i.ladder for i in INSTRUMENTS if i.ladder] == [1, 2, 3, 4]


def test_e23_every_new_domain_has_an_instrument() -> None:
    domains = {i.domain for i in INSTRUMENTS}
    assert {"cyber", "information", "disaster", "economy"} <= domains


def test_every_deed_has_a_price_claims_and_words() -> None:
    assert list(DEED_FACTS) == list(DEEDS)
    for facts in DEED_FACTS.values():
        assert set(facts.claims.split()) <= set(CLAIMS)
        assert facts.claims
        assert facts.said
        assert 0.0 <= facts.price < 1.0
        assert 0.0 < facts.visible <= 1.0
    assert [f.deed for f in DEED_FACTS.values() if f.price == 0.0] == ["state_support"]


def test_every_gate_has_its_own_bit() -> None:
    assert list(GATES) == list(GateId)
    assert sorted(GATE_INDEX.values()) == list(range(len(GateId)))


def test_every_refusal_names_what_is_wrong_who_can_cure_it_and_how() -> None:
    for reason in Reason:
        if reason is Reason.NONE:
            continue
        cure = WORDS[reason]
        assert all((cure.what, cure.who, cure.how))
        said = str(Refusal(reason, "this one"))
        assert said.endswith(".")
        assert "this one" in said
    assert all(reason < 100 for reason in Reason)


def test_names_of_tracks_are_distinct_and_groups_are_whole() -> None:
    names = [t.name for t in (*PARTNER_TRACKS, *READOUTS)]
    assert len(set(names)) == len(names)
    assert len({t.name for t in US_TRACKS}) == len(US_TRACKS)
    for group, columns in GROUPS.items():
        rows = [TRACK_INDEX[c] for c in columns]
        assert rows == list(range(rows[0], rows[0] + len(rows))), group
    assert set(ALIASES.values()) <= {t.name for t in READOUTS}
    assert len(TOPICS) == len({t.name for t in TOPICS})


def test_every_readout_that_is_no_group_names_stocks_to_set_instead() -> None:
    assert set(SET_INSTEAD) == {t.name for t in READOUTS} - set(GROUPS)
    for name, instead in SET_INSTEAD.items():
        for track in instead.split(", "):
            assert track in BY_NAME, (name, track)
            assert track in GROUPS or track in TRACK_INDEX, (name, track)


def test_names_in_each_block_of_the_state_are_distinct() -> None:
    for names in (FIELDS, GUIDE, MEMO, WORLD, ASSUMPTION):
        assert len(set(names)) == len(names)
    assert set(US_ONLY) <= set(FIELD_INDEX)


def test_t12_no_other_seat_can_change_ranking_or_ceilings() -> None:
    for order in ("rank", "set_ceiling", "set_release", "set_sharing", "open_step"):
        assert phases_of(order) == {Role.OSD: (Phase.PLAN,)}


def test_a_seat_may_always_speak_and_control_only_controls() -> None:
    for role in Role:
        for phase in Phase:
            free = allowed(role, phase) & {"forecast", "message", "argue"}
            assert bool(free) == (role is not Role.CONTROL and phase is not Phase.RESOLUTION)
    assert not any("inject" in kinds for (role, _), kinds in ALLOWED.items() if role is not Role.CONTROL)


def test_phases_follow_one_another_and_the_last_has_none_after_it() -> None:
    walked, phase = [], ORDER[0]
    while True:
        walked.append(phase)
        following = after(phase)
        if following is None:
            break
        phase = following
    assert walked == list(Phase)


def test_a_column_of_a_state_is_a_copy() -> None:
    state = empty(2, 3, 1, 1)
    column = state.column(1)
    column.partner[...] = 7.0
    assert not state.partner.any()
    assert column.worlds == 1
    assert ALWAYS.parts == ()
    assert np.isfinite(column.partner).all()

"""As much as a table can have in hand: five partners and forty live initiatives, made of a shipped scenario."""

import io
import json
from dataclasses import replace
from pathlib import Path
from shutil import copyfile, copytree
from typing import Any, Final

from ruamel.yaml import YAML

from sctabletop.domain import orders as o
from sctabletop.domain.initiative import SLOTS
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, SeatId
from sctabletop.players.policies import default_policy
from sctabletop.resources import scenarios_dir
from sctabletop.scenario.load import load
from sctabletop.session import computers
from sctabletop.session.desk import dossier
from sctabletop.session.ports import EventStore
from sctabletop.session.progress import PERSON, read_order
from sctabletop.session.saves import files_of
from sctabletop.session.session import Session
from sctabletop.session.setup import Setup

NAME: Final = "thin-capital"
COPIES: Final = {"tendoure": ("tendoure_b", "Tendouré B"), "koulenza": ("koulenza_b", "Koulenza B")}
PARTNERS: Final = 5
INITIATIVES: Final = PARTNERS * SLOTS
DRAFTED: Final = "key_leader_engagement"
DRAFTS: Final = 4
"""of the forty, those that are proposed in the first turn where drafts are wanted; the others run from the start"""


def folder(place: Path, drafts: int = 0) -> Path:
    """The scenario as a folder of its own within ``place``; so many of the forty are left to be proposed."""
    made = place / f"crowded-{drafts}"
    if made.is_dir():
        return made
    copytree(scenarios_dir() / NAME, made)
    yaml = YAML(typ="safe")
    whole = yaml.load((made / "scenario.yaml").read_text(encoding="utf-8"))
    originals = {partner["id"]: partner for partner in whole["partners"]}
    for original, (name, title) in COPIES.items():
        copied = json.loads(json.dumps(originals[original]).replace(original, name))
        whole["partners"].append({**copied, "name": title, "neighbours": []})
        copyfile(made / "briefs" / f"partner-{original}.md", made / "briefs" / f"partner-{name}.md")
    whole["openings"] = _openings([partner["id"] for partner in whole["partners"]], drafts)
    text = io.StringIO()
    yaml.dump(whole, text)
    (made / "scenario.yaml").write_text(text.getvalue(), encoding="utf-8")
    return made


def _openings(partners: list[str], drafts: int) -> list[dict[str, Any]]:
    """Programmes that run from the start; those that take longest first, so that most still run some turns later."""
    longest = sorted((one for one in INSTRUMENTS if one.id != DRAFTED), key=lambda one: -(one.lead + one.lasts))
    return [
        {"partner": partner, "instrument": str(one.id), "progress": 0, "size": 1}
        for i, partner in enumerate(partners)
        for one in longest[: SLOTS - (i < drafts)]
    ]


def setup(place: Path) -> Setup:
    """A session of that folder with the computer in every seat."""
    made = Setup(scenario=load(place), files=files_of(place), seed=7)
    game = made.game()
    return replace(made, seats={seat: str(default_policy(game, seat)) for seat in game.seats})


def session(store: EventStore, place: Path, phase: Phase) -> Session:
    """Its first turn with that phase open, every seat a person's, and what was left to be proposed is."""
    made = Session.create(store, setup(place))
    for seat in made.game.seats:
        made.assign(seat, PERSON)
    partners = [str(partner.id) for partner in made.game.scenario.partners]
    while made.phase is not phase:
        if made.phase is Phase.PLAN and live(made) < INITIATIVES:
            for name, drafted in (("ccmd", partners[:2]), ("sdo", partners[2:DRAFTS])):
                refusals = made.commit(SeatId(name), [_proposal(partner) for partner in drafted])
                assert refusals == [None, None]
        computers.close_phase(made)
    return made


def _proposal(partner: str) -> o.Order:
    return read_order({"kind": "propose", "partner": partner, "instrument": DRAFTED, "objective": "influence"})


def live(made: Session) -> int:
    """How many initiatives are live."""
    return sum(one.live for one in dossier.initiatives(made, CONTROL))

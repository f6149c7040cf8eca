"""``forecasts SAVE``: what was foretold beside what luck makes of the same orders, with Brier score and skill."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sctabletop.cli import numbers
from sctabletop.cli.documents import json_option, require_place
from sctabletop.cli.ensemble import MOST_WORLDS
from sctabletop.cli.words import count, heading, plain, wrapped

if TYPE_CHECKING:
    from sctabletop.analysis.base_rates import Score
    from sctabletop.session.base_rates import BaseRates, Claimed

_HEAD = f"  {'said':>6}{'base':>7}{'came':>8}{'Brier':>8}{'of base':>9}{'skill':>8}{'surprise':>10}"


def add(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "forecasts", help="forecasts and claimed odds against their base rates", allow_abbrev=False
    )
    command.add_argument("save", metavar="SAVE", type=Path)
    command.add_argument("--branch", metavar="B", help="the branch that is meant (the first)")
    command.add_argument(
        "--worlds",
        metavar="N",
        type=numbers.whole(1, MOST_WORLDS),
        default=200,
        help="worlds that the base rates are counted in (200)",
    )
    json_option(command, "write the scores as a document (docs/json.md)")
    command.set_defaults(handler=run)


def run(args: argparse.Namespace) -> int:
    """0, after printing the scores, which are control's truth."""
    from sctabletop.cli.files import branch_of, reading
    from sctabletop.cli.progress import Progress
    from sctabletop.session.base_rates import base_rates, foretold
    from sctabletop.session.export import meta_of

    require_place(args.json, args.save)
    with reading(args.save) as (store, setup):
        branch = branch_of(store, args.branch)
        asked = foretold(store, setup, branch)
    heading(
        f"{setup.scenario.title} ({setup.scenario.id}) · branch {branch} · {count(args.worlds, 'world')} from the "
        "opening · control's truth"
    )
    with Progress(args.worlds * max(len(asked.turns), 1), "world-turns") as progress:
        found = base_rates(asked, args.worlds, lambda n: progress.step("", n))
    _tell(found)
    if args.json is not None:
        meta = {**meta_of(asked.setup, branch), "worlds": args.worlds}
        args.json.write({"meta": meta, **document(found)})
        print(f"\nWritten to {args.json}.")
    return 0


def document(found: "BaseRates") -> dict[str, Any]:
    """The scores as plain data; what is not known is left out."""
    return {
        "forecasts": [
            {"seat": f.seat, "condition": f.condition, "made": f.made, "due": f.due, **_scored(score)}
            for f, score in found.forecasts
        ],
        "claims": [
            {
                "seat": c.seat,
                "partner": c.partner,
                "instrument": c.instrument,
                "made": c.made,
                "objected": list(c.objected),
                **_scored(score),
            }
            for c, score in found.claims
        ],
    }


def _scored(score: "Score") -> dict[str, Any]:
    known = {
        "came": score.came,
        "base_rate": score.base.rate,
        "brier": score.brier,
        "base_brier": score.base_brier,
        "skill": score.skill,
        "surprise": score.surprise,
    }
    told = {"odds": score.odds, "came_in": score.base.came, "tested_in": score.base.tested}
    return told | {name: value for name, value in known.items() if value is not None}


def _tell(found: "BaseRates") -> None:
    print(
        wrapped(
            "Base: the share of worlds of the same seed in which it came about, every seat's orders given again as "
            "they were recorded, computers' too. An order that does not stand in a world lapses there.",
            0,
        )
    )
    print("\nForecasts")
    _list([(f"{f.seat}, turn {f.made}, by turn {f.due}: {f.condition}", score) for f, score in found.forecasts])
    print("\nOdds claimed for initiatives; the base is of the worlds in which each was put to the test")
    _list([(_claim(c), score) for c, score in found.claims])
    if any(score.base_brier == 0.0 for _, score in (*found.forecasts, *found.claims)):
        print("\nA score and no skill: it came out the same in every world, and there was nothing to foresee.")


def _claim(claim: "Claimed") -> str:
    against = f" (objected: {', '.join(claim.objected)})" if claim.objected else ""
    return f"{claim.seat}, turn {claim.made}: {plain(claim.instrument)} with {claim.partner}{against}"


def _list(rows: "Sequence[tuple[str, Score]]") -> None:
    if not rows:
        print("  none")
        return
    print(_HEAD)
    for what, score in rows:
        came = "–" if score.came is None else "yes" if score.came else "no"
        print(
            f"  {score.odds:>6.0%}{_share(score.base.rate):>7}{came:>8}{_number(score.brier):>8}"
            f"{_number(score.base_brier):>9}{_number(score.skill, '+'):>8}{_share(score.surprise):>10}"
        )
        print(wrapped(what, 8, 10))


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"


def _number(value: float | None, sign: str = "") -> str:
    return "–" if value is None else f"{value:{sign}.2f}"

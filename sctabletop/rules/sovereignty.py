"""What cooperation takes from a partner's freedom, and whom it turns to instead."""

import numpy as np

from sctabletop.rules.citing import Terms, rule
from sctabletop.rules.sight import Book, Named


@rule(
    "imposition",
    burdens="D5",
    conditions="D5 D17",
    guarantee="D29",
    inspections="S2",
    time="D5",
    two_way="E16 D5",
    tolerated="D30",
    repudiated="D7",
)
def imposition(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Running burdens, conditions and inspections press; time, two-way work, tolerated gestures and a break relieve."""
    room = 1.0 - s.imposition
    return {
        "burdens": k.imposition_burdens * f.burden * room,
        "conditions": k.imposition_conditions * f.conditions * room,
        "guarantee": k.imposition_guarantee * s.guarantee * room,
        "inspections": k.imposition_inspections * f.inspected * room,
        "time": -k.imposition_time * s.imposition,
        "two_way": -k.imposition_two_way * f.two_way * s.imposition,
        "tolerated": -k.imposition_tolerated * f.tolerated * s.imposition,
        "repudiated": -k.imposition_repudiated * f.repudiated * s.imposition,
    }


@rule(
    "dependence",
    single_source="E10",
    exquisite="E10 E7",
    capability="S9",
    coproduction="E17",
    third_supplier="E10",
    standards="E27",
    time="S9",
)
def dependence(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Kit from one source ties a partner; its own ability, co-production and a friendly third supplier free it."""
    room = 1.0 - s.dependence
    return {
        "single_source": k.dependence_single_source * f.single_source * room,
        "exquisite": k.dependence_exquisite * f.exquisite * room,
        "capability": -k.dependence_capability * s.capability * s.dependence,
        "coproduction": -k.dependence_coproduction * f.coproduction * s.dependence,
        "third_supplier": -k.dependence_third_supplier * f.third_supplier * s.dependence,
        "standards": -k.dependence_standards * f.standards * s.dependence,
        "time": -k.dependence_time * s.dependence,
    }


@rule(
    "hedging",
    strain="D17 D7",
    conditions="D17",
    pressure="T11",
    dependence="E10",
    abandonment="D2 E10",
    punished="D30",
    rival_offer="E10 E12",
    trust="D17 E20",
    law="T9",
    protection="D2",
    broke_contract="E12",
)
def hedging(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """A partner looks elsewhere where there is an elsewhere: every push is × the outside option."""
    room = 1.0 - s.hedging
    outside = s.rival_pull * room
    return {
        "strain": k.hedging_strain * np.maximum(s.strain, 0.0) * outside,
        "conditions": k.hedging_conditions * f.conditions * outside,
        "pressure": k.hedging_pressure * f.crusade * outside,
        "dependence": k.hedging_dependence * s.dependence * outside,
        "abandonment": k.hedging_abandonment * s.abandonment * outside,
        "punished": k.hedging_punished * f.punished * room,
        "rival_offer": k.hedging_rival_offer * f.rival_offer * room,
        "trust": -k.hedging_trust * s.trust * s.hedging,
        "law": -k.hedging_law * s.legal_rung * s.hedging,
        "protection": -k.hedging_protection * s.protection * s.hedging,
        "broke_contract": -k.hedging_broke_contract * f.break_rival_contract * s.hedging,
    }

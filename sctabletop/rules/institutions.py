"""Institutions first: ministries, law and doctrine, and the people who fill them (E3)."""

import numpy as np

from sctabletop.rules.citing import Terms, rule
from sctabletop.rules.sight import Book, Named


@rule(
    "institution",
    advice="E4 E3",
    reforms="S4 D15",
    deeds="D14 S4",
    graduates="T30",
    corruption="S4",
    decay="E3",
    coup="D27",
)
def institution(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Terms of the two columns, doctrine and policy, as (2, P, W). Advice is taken up by a ministry that lets others
    in.
    """
    columns = s.institution_columns
    room = 1.0 - columns
    nothing = np.zeros_like(s.threat)
    advice = np.stack((f.lift_doctrine, f.lift_policy))
    deeds = np.stack((f.realign_units, f.open_books + f.curb_corruption + f.promote_merit))
    return {
        "advice": k.institution_advice * advice * (0.5 + 0.5 * s.openness) * room,
        "reforms": k.institution_reforms * np.stack((nothing, f.reformed)) * room,
        "deeds": k.institution_deeds * deeds * room,
        "graduates": k.institution_graduates * np.stack((f.place_graduates, nothing)) * room,
        "corruption": -k.institution_corruption * s.corruption * columns,
        "decay": -k.institution_decay * columns,
        "coup": -k.institution_coup * f.coup * columns,
    }


@rule(
    "people",
    programmes="I6 E3 D16 T30",
    pay="D14",
    recruits="D14",
    realigned="D14",
    merit="D26",
    wages="D14",
    decay="E3",
)
def people(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Terms of the four columns, organisation, training, leadership, personnel, as (4, P, W).

    What is taught is kept as far as it is absorbed; what graduates learn counts half until they are placed (T30).
    """
    columns = s.people_columns
    room = 1.0 - columns
    nothing = np.zeros_like(s.threat)
    education = f.lift_leadership * (0.5 + 0.5 * f.placed)
    lifts = np.stack((f.lift_organisation, f.lift_training, education, f.lift_personnel))
    return {
        "programmes": k.people_programmes * lifts * s.absorption * room,
        "pay": k.people_pay * np.stack((nothing, nothing, nothing, f.raise_pay)) * room,
        "recruits": k.people_recruits * np.stack((nothing, nothing, nothing, f.recruit)) * room,
        "realigned": k.people_realigned * np.stack((f.realign_units, nothing, nothing, nothing)) * room,
        "merit": k.people_merit * np.stack((nothing, nothing, f.promote_merit, nothing)) * room,
        "wages": -k.people_wages * f.unpaid * columns,
        "decay": -k.people_decay * columns,
    }

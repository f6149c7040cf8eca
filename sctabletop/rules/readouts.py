"""Identities: recomputed from stocks and traits, never stored, explained by their factors."""

import numpy as np

from sctabletop.rules.citing import Terms, rule
from sctabletop.rules.sight import Book, Named

minimum, maximum, where = np.minimum, np.maximum, np.where


@rule(
    "readouts",
    institution="E3",
    people="T2",
    materiel="D16",
    protection="D2 I7 T9",
    felt_threat="D4 D10",
    hierarchy="D3 D6",
    capability="T2 E7",
    sovereignty="D3 D5 S9",
    strain="D7",
    stress="T6",
    motivation="D19 T6 T7",
    intensity="D26 D35",
    salience="D11",
    willingness="D25",
    absorption="D16 E3 T21",
    influence="T3",
    entrapment="D1 E9",
    corruption="S4",
    readiness="T2",
    deterrence="S5",
    contribution_cap="E9",
)
def readouts(s: Named, us: Named, f: Named, k: Book) -> Terms:
    """Every readout as (P, W).

    ``f`` holds what runs: ``visible`` (0–1), ``unmonitored`` (0–1) and ``incentive`` (0–1). Protection is guarantee ×
    credibility ×
    law (D2 I7 T9); capability is the least of its inputs, so that nothing counts twice (T2); willingness is the
    harmonic mean of
    motivation, intensity and salience, zero where one is zero (D25, our design).
    """
    institution = (s.institution_doctrine + s.institution_policy) * 0.5
    people = (s.people_organisation + s.people_training + s.people_leadership + s.people_personnel) * 0.25
    materiel = (s.materiel_equipment + s.materiel_facilities) * 0.5
    protection = s.guarantee * us.credibility * (k.protection_base + k.protection_rung * s.legal_rung)
    felt_threat = s.exposure * s.threat * (1.0 - k.felt_threat_cover * protection)
    hierarchy = k.hierarchy_protection * protection + k.hierarchy_dependence * s.dependence
    capability = minimum(
        minimum(people, materiel * (1.0 + k.capability_exquisite * s.exquisite)),
        k.capability_base + (1.0 - k.capability_base) * institution,
    )
    sovereignty = (
        s.sensitivity
        * (s.imposition + k.sovereignty_dependence * s.dependence)
        * (1.0 - k.sovereignty_capability * capability)
    )
    cover = (
        k.cover_base
        + k.cover_felt_threat * felt_threat
        + k.cover_trust * s.trust
        + k.cover_public_support * s.public_support
    )
    stress = k.stress_instability * s.instability + k.stress_felt_threat * felt_threat
    motivation = minimum(
        k.motivation_felt_threat * felt_threat
        + k.motivation_deals * s.deals * (1.0 + k.motivation_deals_stress * stress)
        + k.motivation_norms * s.norms * (1.0 - k.motivation_norms_stress * stress)
        + k.motivation_incentive * f.incentive * (1.0 - felt_threat),
        1.0,
    )
    weight = k.intensity_public + k.intensity_openness * s.openness
    intensity = s.elite_support * (1.0 - weight) + s.public_support * weight
    salience = s.political_risk + felt_threat - s.political_risk * felt_threat
    pairs = motivation * intensity + intensity * salience + salience * motivation
    product = motivation * intensity * salience
    willingness = where(product > 0.0, 3.0 * product / maximum(pairs, 1e-300), 0.0)
    absorption = minimum(
        (k.absorption_base + k.absorption_institution * institution + k.absorption_commitment * s.commitment)
        * (1.0 + k.absorption_felt_threat * felt_threat),
        1.0,
    )
    corruption = (1.0 - institution) * (k.corruption_base + k.corruption_unmonitored * f.unmonitored)
    stakes = 1.0 - s.distance * (1.0 - felt_threat)
    return {
        "institution": institution,
        "people": people,
        "materiel": materiel,
        "protection": protection,
        "felt_threat": felt_threat,
        "hierarchy": hierarchy,
        "capability": capability,
        "sovereignty": sovereignty,
        "strain": sovereignty - cover,
        "stress": stress,
        "motivation": motivation,
        "intensity": intensity,
        "salience": salience,
        "willingness": willingness,
        "absorption": absorption,
        "influence": s.granted / (s.asks + 1.0),
        "entrapment": protection * (k.entrapment_adventurism * s.adventurism + k.entrapment_instability * s.instability)
        + k.entrapment_shortfall * s.shortfall,
        "corruption": corruption,
        "readiness": willingness * capability,
        "deterrence": capability * us.credibility * (k.deterrence_base + k.deterrence_visible * f.visible),
        "contribution_cap": minimum(
            minimum(willingness * stakes, k.contribution_base + (1.0 - k.contribution_base) * s.interoperability),
            minimum(s.stock_days / k.contribution_days, 1.0),
        ),
    }


FACTORS: dict[str, tuple[str, ...]] = {
    "institution": ("institution_doctrine", "institution_policy"),
    "people": ("people_organisation", "people_training", "people_leadership", "people_personnel"),
    "materiel": ("materiel_equipment", "materiel_facilities"),
    "protection": ("guarantee", "us.credibility", "legal_rung"),
    "felt_threat": ("exposure", "threat", "protection"),
    "hierarchy": ("protection", "dependence"),
    "capability": ("people", "materiel", "exquisite", "institution"),
    "sovereignty": ("sensitivity", "imposition", "dependence", "capability"),
    "strain": ("sovereignty", "felt_threat", "trust", "public_support"),
    "stress": ("instability", "felt_threat"),
    "motivation": ("felt_threat", "deals", "norms", "stress"),
    "intensity": ("elite_support", "public_support", "openness"),
    "salience": ("political_risk", "felt_threat"),
    "willingness": ("motivation", "intensity", "salience"),
    "absorption": ("institution", "commitment", "felt_threat"),
    "influence": ("granted", "asks"),
    "entrapment": ("protection", "adventurism", "instability", "shortfall"),
    "corruption": ("institution",),
    "readiness": ("willingness", "capability"),
    "deterrence": ("capability", "us.credibility"),
    "contribution_cap": ("willingness", "distance", "felt_threat", "interoperability", "stock_days"),
}
"""What each readout is made of, for whoever asks why."""

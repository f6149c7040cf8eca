"""I: diplomats, liaison, sharing and credibility."""

from typing import Final

from sctabletop.theory.card import Claim, ClaimId

INTELLIGENCE: Final[tuple[Claim, ...]] = (
    Claim(
        id=ClaimId("I1"),
        title="Diplomats fill the gaps",
        statement="Where intelligence has gaps, diplomats can fill them.",
        effect="The country team's reporting narrows estimates.",
        must_hold="Diplomatic reporting brings a smaller error of estimate.",
    ),
    Claim(
        id=ClaimId("I2"),
        title="One picture of the threat",
        statement="A threat picture held in common by State, Defense and the intelligence community is how "
        "institutions come to cooperate.",
        effect="Seats may differ on the threat, and an order of fusion brings them together.",
        must_hold="After fusion the seats' estimates lie closer together and their error is smaller.",
    ),
    Claim(
        id=ClaimId("I3"),
        title="Sharing policy from the top",
        statement="A clear policy of sharing has to come from above, and commands hang on it.",
        effect="What CCMD and SDO may share is set by OSD's policy.",
        must_hold="Sharing that no policy covers is refused, with the reason.",
    ),
    Claim(
        id=ClaimId("I4"),
        title="Sharing when both gain",
        statement="Intelligence is shared when both sides profit: pieces of a puzzle, cheaper coverage, aid.",
        effect="An agreement to share narrows beliefs on both sides and saves money, and imposes nothing.",
        must_hold="With an agreement the stated error is smaller for both.",
    ),
    Claim(
        id=ClaimId("I5"),
        title="Liaison officers carry credibility",
        statement="Liaison officers carry needs, intentions and credibility between the two sides.",
        effect="A liaison instrument acts on estimates, credibility and coordination.",
        must_hold="Liaison brings a smaller error of estimate and more trust.",
    ),
    Claim(
        id=ClaimId("I6"),
        title="Exchange of education",
        statement="Exchanges in education pay in judgement and in cultural skill.",
        effect="Exchange of military education builds norms and institution slowly.",
        must_hold="Exchange brings more norms over the turns.",
        counter="One study links foreign officer training to a higher chance of coups; a later one with fuller data "
        "finds it for a single programme only, and disputes its size.",
    ),
    Claim(
        id=ClaimId("I7"),
        title="Credibility behind all influence",
        statement="Credibility is the resource that every influence draws on.",
        effect="It scales each promise and each threat.",
        must_hold="More credibility brings a larger effect of guarantees.",
    ),
    Claim(
        id=ClaimId("I8"),
        title="Cyber, AI and unrest",
        statement="Adversaries work through cyber means, artificial intelligence and social unrest.",
        effect="Injects of malign activity by the rival.",
        must_hold="They raise instability and the risk of leaks unless resilience has been built.",
    ),
    Claim(
        id=ClaimId("I9"),
        title="Requirements and counter-intelligence",
        statement="Diplomats need to be told what intelligence is wanted, and to be trained against spying.",
        effect="Each turn has room for two priority questions; a report narrows the answers to those alone, and "
        "training cuts leaks.",
        must_hold="What was not asked keeps its error; training brings a lower chance of a leak.",
    ),
    Claim(
        id=ClaimId("I10"),
        title="A channel to the rival",
        statement="Talking to the rival can further cooperation.",
        effect="Talks with the rival lower escalation and set allies wondering.",
        must_hold="An open channel brings a lower chance of escalation and a little more abandonment.",
    ),
)

"""S: instruments and arguments, each with its counter-claim."""

from typing import Final

from sctabletop.theory.card import Claim, ClaimId

SURVEY: Final[tuple[Claim, ...]] = (
    Claim(
        id=ClaimId("S1"),
        title="Seven families of instrument",
        statement="The means fall into seven families: transfers of arms; teaching and training; exercises; reform of "
        "the security sector; sharing of information and intelligence; relief and response to crises; modernising "
        "forces and their supply.",
        effect="The catalogue of instruments covers all seven.",
        must_hold="Each family has at least two playable instruments.",
        counter="Sorting by means hides purpose: one exercise may deter, train or flatter, and a list sorted by aim "
        "would cut quite differently.",
    ),
    Claim(
        id=ClaimId("S2"),
        title="Licences, review and end use",
        statement="Transfers call for licences, a review of who receives, and monitoring of end use.",
        effect="There are orders to vet and to monitor; leaving them out is cheap now and risky later.",
        must_hold="Without monitoring the chance of a scandal over misuse is higher.",
        counter="Checks tend to count serial numbers rather than conduct, and their delay can send an urgent buyer to "
        "a seller who asks nothing.",
    ),
    Claim(
        id=ClaimId("S3"),
        title="Exercises cut miscalculation",
        statement="Training together makes a crisis less likely to be misread.",
        effect="Exercises raise interoperability and lower error in a crisis.",
        must_hold="Exercises bring a lower chance of miscalculation in a contingency.",
        counter="Seen from across the border an exercise may look like the opening of an attack, and so cause the "
        "misreading it should prevent.",
    ),
    Claim(
        id=ClaimId("S4"),
        title="Reform cuts corruption",
        statement="Reform lowers corruption and makes partners harder to coerce.",
        effect="It raises institution and lowers corruption.",
        must_hold="Reform brings less diversion of delivered goods.",
        counter="Reform from outside can stay on paper, or break the bargains that keep a fragile peace and leave "
        "things worse before they are better.",
    ),
    Claim(
        id=ClaimId("S5"),
        title="Deterrence and reassurance",
        statement="Deterring and reassuring make aggression a worse bargain.",
        effect="Capability that is seen and believed slows the growth of threat.",
        must_hold="More deterrence brings a lower chance that the rival escalates.",
        counter="A shield on one side can be read as preparation on the other, and what was built to deter may spur "
        "the rival on (see D34).",
    ),
    Claim(
        id=ClaimId("S6"),
        title="Moral hazard of backing",
        statement="Backing may make a partner bold.",
        effect="A strong guarantee to an adventurous partner raises provocation.",
        must_hold="As in D1, shown in what the partner does.",
        counter="Guarantees also buy a voice: patrons write limits into them, and a partner sure of its backer has "
        "less need to gamble.",
    ),
    Claim(
        id=ClaimId("S7"),
        title="Sharing the burden",
        statement="When burdens are shared the cost is spread.",
        effect="Contributions of partners lower the cost to the US.",
        must_hold="A contribution brings a lower US cost.",
        counter="Small members tend to pay less than their part and to buy what they need themselves; those who do pay "
        "ask for a say.",
    ),
    Claim(
        id=ClaimId("S8"),
        title="Conditions against abuse",
        statement="Conditions on abuses want consequences that are tangible and enforced; its critics fear hypocrisy "
        "and escalation; between them lie clear benchmarks that can be verified, well sequenced, which is near D18.",
        effect="There are three kinds of condition: the matched deliverable (D18), the tripwire on abuse (S8) and "
        "transformation (D17 against Biddle); a tripwire that is not enforced costs credibility.",
        must_hold="Books differ in sign on a transformation with a benchmark only; an unenforced tripwire brings less "
        "credibility.",
        counter="Enforcement is rarely even, and a study of three Sahel states holds that conditions moved nobody "
        "while other patrons asked for less (see D17).",
    ),
    Claim(
        id=ClaimId("S9"),
        title="Capability preserves sovereignty",
        statement="Being able to act keeps a state its own master; depending on others wears that away.",
        effect="Own capability offsets the imposition that is felt, and dependence adds to it.",
        must_hold="More capability of its own brings less felt imposition.",
        counter="New capability often arrives with foreign spares, software and trainers, and so may deepen "
        "dependence; it may also serve the regime more than the state.",
    ),
    Claim(
        id=ClaimId("S10"),
        title="Relief builds goodwill",
        statement="Help in a disaster is remembered.",
        effect="There is an order to bring relief while a disaster inject lasts.",
        must_hold="Relief in time brings more trust and better relationships.",
        counter="Goodwill after relief may not outlast the headlines, and soldiers who deliver it can crowd out the "
        "civil agencies that stay.",
    ),
    Claim(
        id=ClaimId("S11"),
        title="Oversight, scandals and holds",
        statement="Oversight watches, and scandals bring holds.",
        effect="Congress has more or less confidence, and a scandal may put a hold on an authority.",
        must_hold="While the hold that follows a scandal stands, every order under that authority is refused.",
        counter="Holds come late and cut bluntly: they follow headlines, hit units that did nothing, and make sound "
        "programmes unreliable.",
    ),
    Claim(
        id=ClaimId("S12"),
        title="Regions differ in practice",
        statement="Practice is not the same across the Atlantic, in the Indo-Pacific, in the Middle East and in "
        "Africa.",
        effect="The scenarios shipped cover these four.",
        must_hold="Four scenarios with invented countries and real dilemmas.",
        counter="Partners within a region differ more than regions do, and a regional label invites planners to skip "
        "the reading of the one before them.",
    ),
    Claim(
        id=ClaimId("S13"),
        title="Aid and domestic needs",
        statement="Aid may crowd out needs at home, while stability helps the economy.",
        effect="The partner's defence spending costs public support now, and pays if instability falls.",
        must_hold="The loss and the gain both appear, the gain later.",
        counter="Aid that pays for defence may as well free money for schools, so crowding out need not follow; and "
        "order bought by force can stifle an economy.",
    ),
)

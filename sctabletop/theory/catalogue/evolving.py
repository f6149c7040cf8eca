"""E: institutions, industry, people and trust; the work's sponsor is an arms maker."""

from typing import Final

from sctabletop.theory.card import Claim, ClaimId

EVOLVING: Final[tuple[Claim, ...]] = (
    Claim(
        id=ClaimId("E1"),
        title="Policy leads, money follows",
        statement="Objectives come from policy and state their measure of success before anything is spent.",
        effect="The design form asks for objective, indicator, threshold and due turn, and is scored at the end.",
        must_hold="An initiative is judged by the indicator it declared for itself.",
    ),
    Claim(
        id=ClaimId("E2"),
        title="Measures fit the partner's kind",
        statement="A most capable partner, a frontline one and the rest need different measures.",
        effect="The partner's category chooses its scorecard.",
        must_hold="Two categories in the same state are scored with different emphasis.",
    ),
    Claim(
        id=ClaimId("E3"),
        title="Institutions before equipment",
        statement="Without institutions neither equipment nor interoperability takes root.",
        effect="Institutional capacity multiplies the results of training and equipping.",
        must_hold="More institution brings more capability from the same delivery.",
    ),
    Claim(
        id=ClaimId("E4"),
        title="Engagement and education return more",
        statement="Talks with key leaders, advisers in ministries and education often give more than equipment does, "
        "only later.",
        effect="They are cheap and slow, and their effects compound.",
        must_hold="Over eight turns or more, where institution is low, their return on a dollar passes that of "
        "equipment.",
    ),
    Claim(
        id=ClaimId("E5"),
        title="The partner decides last",
        statement="What to build and what to deploy is in the end for the partner to say.",
        effect="The partner can always refuse or amend, and when a contingency comes it sets its own contribution, "
        "within its means.",
        must_hold="No sequence of US orders forces an acceptance or a contribution.",
    ),
    Claim(
        id=ClaimId("E6"),
        title="Prioritise or fail everywhere",
        statement="A little of everything in every place comes to nothing.",
        effect="The cost of managing grows with the number of running initiatives, and each has a smallest size that "
        "works.",
        must_hold="The same money in twelve slivers brings less readiness than in four pieces.",
    ),
    Claim(
        id=ClaimId("E7"),
        title="Many simple, few exquisite",
        statement="A large stock of simple kit with a handful of exquisite pieces does better than either by itself.",
        effect="Exquisite kit multiplies the simple stock already absorbed; by itself it is prestige.",
        must_hold="At medium absorption the mixture beats all simple, and that beats all exquisite; at low absorption "
        "simple leads per dollar.",
    ),
    Claim(
        id=ClaimId("E8"),
        title="Industry limits delivery",
        statement="Industry can deliver only so much, and promises not kept pile up.",
        effect="All partners share the production slots of a turn; what does not fit waits, and lateness has the "
        "effects of D2.",
        must_hold="Orders above capacity make a backlog, and the backlog brings more abandonment and less credibility.",
    ),
    Claim(
        id=ClaimId("E9"),
        title="Arsenals stay home without will",
        statement="In Libya in 2011 munitions ran out, some who had called for action did not contribute, others "
        "lacked means or nerve, and the United States filled in.",
        effect="A contribution is capped by the least of will (less with distance and small stakes), enablers and days "
        "of stock; the shortfall falls on the US as cost and entrapment.",
        must_hold="Each of the three can bind alone; a loud proponent with low stocks raises the US share after some "
        "turns.",
    ),
    Claim(
        id=ClaimId("E10"),
        title="Dear kit drives partners elsewhere",
        statement="Expensive equipment sends partners to cheaper suppliers, friendly or hostile, and dependence is "
        "feared.",
        effect="The more dependent a partner is, the more it hedges; a friendly third supplier eases that and keeps "
        "interoperability, a hostile one does not.",
        must_hold="The two suppliers differ in interoperability; more dependence brings more hedging.",
    ),
    Claim(
        id=ClaimId("E11"),
        title="Planners who do not talk",
        statement="Those who plan strategy, forces and cooperation fail to speak to each other.",
        effect="Assessments that stay unshared lower success, and orders to share cost time.",
        must_hold="Sharing assessments across seats brings a higher chance of success.",
    ),
    Claim(
        id=ClaimId("E12"),
        title="Economic ties to a rival",
        statement="Trade and energy that tie a partner to a rival complicate the risks it can take.",
        effect="Entanglement raises the price of alignment, and the rival can retaliate.",
        must_hold="More entanglement brings less acceptance of visible alignment.",
    ),
    Claim(
        id=ClaimId("E13"),
        title="Deeds over platitudes",
        statement="What is done counts, and pleasant words do not.",
        effect="A statement with nothing behind it lowers credibility.",
        must_hold="Saying it again without a deed brings less credibility.",
    ),
    Claim(
        id=ClaimId("E14"),
        title="Refusing release by reflex",
        statement="Holding information back by habit costs trust; letting it go has its risk as well.",
        effect="An order to release brings trust and performance, and a chance of a leak.",
        must_hold="Withholding while asking for cooperation brings less trust; with a release the chance of a leak is "
        "above nil.",
        counter="The habit has a reason: a source lost, or a system copied, is lost for every partner at once, and "
        "trust is slower to measure than harm.",
    ),
    Claim(
        id=ClaimId("E15"),
        title="Reform of licences and release",
        statement="Reforming licences and release rules makes cases move faster.",
        effect="The burden of licensing sets lead time, and the closest allies may be exempt.",
        must_hold="An exemption brings a shorter lead time.",
        counter="Controls are slow because someone checks where goods end up (see S2); the report's sponsor, an arms "
        "maker, gains from lighter ones.",
    ),
    Claim(
        id=ClaimId("E16"),
        title="Adopting the ally's technology",
        statement="Taking up an ally's technology treats it as a peer.",
        effect="A two-way instrument: the US gains capability and the partner gains standing.",
        must_hold="Adopting it brings more trust and a gain for the United States.",
    ),
    Claim(
        id=ClaimId("E17"),
        title="Co-production and cheaper variants",
        statement="Making things together, or in a cheaper form, eases capacity and gives the partner a stake.",
        effect="Partner industry does the work of US slots: a slower start, more of a stake, a risk to technology.",
        must_hold="Co-production brings less backlog and more commitment.",
    ),
    Claim(
        id=ClaimId("E18"),
        title="Prestige over need",
        statement="A partner may want what looks grand more than what it needs.",
        effect="Partners have an appetite for prestige; such offers are taken up and poorly absorbed.",
        must_hold="More prestige brings more acceptance and no more readiness.",
    ),
    Claim(
        id=ClaimId("E19"),
        title="People are the bottleneck",
        statement="The workforce is what is short, and what action officers see has to reach the leaders.",
        effect="SDO hours are the common scarcity, for visits, monitoring and reports; OSD gathers nothing on will "
        "itself, and learns by report, fusion, agreements and public deeds.",
        must_hold="More hours bring a higher chance of success; with the report unsent, OSD's belief about will only "
        "widens.",
    ),
    Claim(
        id=ClaimId("E20"),
        title="Personal ties hold in crisis",
        statement="Between people who know each other the link is the last to break.",
        effect="Relationship capital decays slowly and softens the shock of a crisis.",
        must_hold="In the same crisis, better relationships bring a smaller fall in trust.",
    ),
    Claim(
        id=ClaimId("E21"),
        title="Taken for granted, partners drift",
        statement="A partner nobody tends moves away.",
        effect="Neglect decays what was built.",
        must_hold="A partner without contact for three turns loses trust.",
    ),
    Claim(
        id=ClaimId("E22"),
        title="Follow the threat as it changes",
        statement="Plans have to stay informed by the threat and change when it does.",
        effect="Injects bend the path of a threat, and programmes tied to the old one lose relevance.",
        must_hold="After a shift, an initiative that was not adapted yields less.",
    ),
    Claim(
        id=ClaimId("E23"),
        title="New domains matter",
        statement="Cyber, space, the Arctic, information, the economy and climate belong in cooperation.",
        effect="There are instruments and injects in those domains.",
        must_hold="Cyber, information, disaster or climate, and economy each have at least one playable instrument and "
        "one inject.",
    ),
    Claim(
        id=ClaimId("E24"),
        title="Small slights cost dearly",
        statement="A visitor kept standing at the gate costs more than it ought to.",
        effect="Injects bring such friction of procedure.",
        must_hold="A slight brings less trust, and still less where relationships are thin.",
    ),
    Claim(
        id=ClaimId("E25"),
        title="Transactional treatment wears trust",
        statement="Treating each matter as a trade wears the relationship down.",
        effect="Deals cost trust on every turn they run.",
        must_hold="Transactional play leads within two turns, and ends with the lowest trust.",
        counter="T7 answers that in a crisis, and for a set time, the deal is the right tool and norms come too late.",
    ),
    Claim(
        id=ClaimId("E26"),
        title="Close allies as pathfinders",
        statement="The closest allies go first and show how a reform is done.",
        effect="What one partner has proven is cheaper for the next.",
        must_hold="The second partner has a shorter lead time.",
    ),
    Claim(
        id=ClaimId("E27"),
        title="Integrate allied capabilities, software first",
        statement="Bring in what allies already have, and begin with software.",
        effect="An instrument of gateways and standards.",
        must_hold="It brings more interoperability for kit of third parties, and no dependence.",
    ),
    Claim(
        id=ClaimId("E28"),
        title="Clear roles in combined plans",
        statement="A plan made together needs roles clear enough that each partner can plan for its own.",
        effect="A combined plan moves an assumption from indicated towards demonstrated.",
        must_hold="A named role brings a higher chance of contribution.",
    ),
    Claim(
        id=ClaimId("E29"),
        title="Steady demand grows industry",
        statement="Industry grows on demand it can count on, and US stocks have been drawn down.",
        effect="Steady orders add slots later; a drawdown costs US readiness.",
        must_hold="Orders that stop and start end with fewer slots than the same sum spent steadily.",
        counter="Steady orders are also a steady income for makers such as the report's sponsor, and tie up money that "
        "a changed threat may want elsewhere.",
    ),
)

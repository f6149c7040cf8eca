"""T: three seats, three schools of thought, and the plans between them."""

from typing import Final

from sctabletop.theory.card import Claim, ClaimId

TRIAD: Final[tuple[Claim, ...]] = (
    Claim(
        id=ClaimId("T1"),
        title="Three actors, three schools",
        statement="Three US actors are enough, OSD, the combatant command and the SDO, each led by one school of "
        "thought.",
        effect="Seats carry a lens, OSD the liberal institutionalist, CCMD the realist and SDO the constructivist, "
        "with advice and indicators of their own.",
        must_hold="One and the same situation brings three different pieces of advice.",
    ),
    Claim(
        id=ClaimId("T2"),
        title="Readiness is willingness times ability",
        statement="Readiness is the product of will and ability, so a programme for ability alone leaves politics out.",
        effect="Strategic readiness is exactly that product.",
        must_hold="Full ability with no willingness is no readiness, and nothing is counted twice (see D16).",
    ),
    Claim(
        id=ClaimId("T3"),
        title="Access and influence are granted",
        statement="Access and influence are the partner's to grant, and cannot be taken.",
        effect="Only what the partner does lifts them, by deed, by answer or by a deliverable met; instruments make it "
        "readier to grant; neglect, decay and coups bring them down.",
        must_hold="Against a partner that only passes, neither rises under any orders of the US seats.",
    ),
    Claim(
        id=ClaimId("T4"),
        title="Transactions build communities",
        statement="Dealing with each other over and over is what makes a community of security.",
        effect="Interactions pile up into shared norms.",
        must_hold="More contacts over time bring more norms.",
    ),
    Claim(
        id=ClaimId("T5"),
        title="Balancing, bandwagoning and interest",
        statement="For the realist, states balance or bandwagon by the power they perceive, and cooperation fades when "
        "interest changes.",
        effect="Deals hold in full while they are paid and wanted, and then they drop.",
        must_hold="Left unpaid, most of the bought effect is gone within a turn; paid, none of it; norms and law "
        "remain.",
    ),
    Claim(
        id=ClaimId("T6"),
        title="Stress narrows self-interest",
        statement="A regime under stress takes a narrower view of what is good for it.",
        effect="Under stress norms and distant benefits weigh less, and its own survival more.",
        must_hold="More stress brings a smaller weight of norms in acceptance.",
    ),
    Claim(
        id=ClaimId("T7"),
        title="Carrots and sticks in crisis",
        statement="At the moment of crisis, and for a set time, carrot and stick are right; norms are the tool of the "
        "steady state.",
        effect="Deals act within the turn and more strongly under stress, when norms weigh half.",
        must_hold="More stress strengthens deals and weakens norms; over six turns or more deals lose to norms.",
        counter="E25 answers that treating partners as customers wears relations out, crisis or not; the game pays the "
        "deal at once and charges the trust every turn.",
    ),
    Claim(
        id=ClaimId("T8"),
        title="Norms grow by interaction",
        statement="For the constructivist anarchy is what states make of it: interaction changes norms slowly, opens "
        "options and rules some conduct out.",
        effect="Contacts make relationships and these make norms, with two delays; high norms open cooperative options "
        "and close hostile ones, but an offer can always be accepted, countered, put off or refused.",
        must_hold="No instrument lifts norms within the turn; with high norms some hostile options are gone.",
    ),
    Claim(
        id=ClaimId("T9"),
        title="Institutions and law endure",
        statement="For the liberal it is institutions and law that last, and without a ratified treaty there is no "
        "alliance.",
        effect="A ladder of law runs from nothing through information, logistics or status agreements and a defence "
        "cooperation agreement to a treaty; only OSD may open a rung, and rungs last.",
        must_hold="Legal depth outlives a change of interest; the standing of ally needs a treaty.",
    ),
    Claim(
        id=ClaimId("T10"),
        title="Technology needs protection in law",
        statement="Technology can be passed on only where law protects it and the protection can be enforced.",
        effect="A release of technology needs its legal rung, and end-use monitoring within the year or an audit that "
        "runs.",
        must_hold="An order to release without the rung is refused, with the reason.",
    ),
    Claim(
        id=ClaimId("T11"),
        title="Democratising pressure can backfire",
        statement="Pressing for democracy without discrimination makes for insecurity, through regional balances and "
        "rivals, for us and for our allies.",
        effect="Pressure past what is tolerated raises threat, the neighbours' too, and hedging; its ladder runs from "
        "inspiration to instigation and, only when necessary, intervention.",
        must_hold="Skipping a rung costs more than taking the same rungs in order.",
    ),
    Claim(
        id=ClaimId("T12"),
        title="OSD ranks, caps and coordinates",
        statement="OSD ranks countries, sets the tone, coordinates Title 22 with State and leaves execution to others.",
        effect="OSD ranks partners and sets budget ceilings and releasability; Title 22 money needs the concurrence of "
        "State.",
        must_hold="No other seat can change a ranking or a ceiling.",
    ),
    Claim(
        id=ClaimId("T13"),
        title="The SDO reads the will",
        statement="The SDO is always there, goes between the cultures and judges will best; yet a diplomat's own "
        "judgement is at times not enough.",
        effect="Each seat has the smallest error on something: will is for SDO, threat and ability for CCMD, rivals, "
        "money and law for OSD; presence can drift into clientitis.",
        must_hold="Stated error bars, and errors over many worlds, come in that order, topic by topic.",
    ),
    Claim(
        id=ClaimId("T14"),
        title="Plan assumptions allow triage",
        statement="The command owns the assumptions of its plans, and intelligence on their likelihood and timing lets "
        "its planners sort them.",
        effect="A scenario holds plan assumptions, each with its condition, likelihood and window of time, and "
        "programmes are tied to them.",
        must_hold="The triage view sorts by likelihood, importance and the time left.",
    ),
    Claim(
        id=ClaimId("T15"),
        title="Assumptions are tested by deeds",
        statement="When the trigger comes, what a plan assumed meets what partners do.",
        effect="A contingency puts each assumption to the true state.",
        must_hold="An assumption that rests on declared commitment alone fails more often.",
    ),
    Claim(
        id=ClaimId("T16"),
        title="State at the plan review",
        statement="Sessions known as Promote Cooperation bring State into the review of plans.",
        effect="An interagency session sets Title 22 money against assumptions and raises the odds of concurrence.",
        must_hold="Holding the session brings a higher chance that State concurs.",
    ),
    Claim(
        id=ClaimId("T17"),
        title="Checks, balances and shared judgement",
        statement="No seat may decide alone or throw out alone; judgement is collective.",
        effect="Positions go on record, silence passes as concurrence, OSD may override; review helps because each "
        "seat knows something the others do not.",
        must_hold="Review by seats that pooled their knowledge raises expected success; a review without pooling adds "
        "nothing.",
    ),
    Claim(
        id=ClaimId("T18"),
        title="Executors are not designers",
        statement="The services and the Joint Staff carry out rather than design, and visits need clearance from the "
        "country.",
        effect="Capacity to execute and clearance are limits, not seats.",
        must_hold="An event without clearance does not run.",
    ),
    Claim(
        id=ClaimId("T19"),
        title="Falling budgets take the slack",
        statement="When budgets fall there is less room for error.",
        effect="Budgets may shrink in the course of the exercise.",
        must_hold="The same cut hurts a scattered portfolio more than a concentrated one.",
    ),
    Claim(
        id=ClaimId("T20"),
        title="Rotating between the seats",
        statement="Moving people among the three seats demands an agile mind.",
        effect="People may change seats between turns, and the record knows who held which.",
        must_hold="A change of seats leaves tracks, luck and orders as they were.",
    ),
    Claim(
        id=ClaimId("T21"),
        title="Four returns of cooperation",
        statement="Security cooperation is for access, influence, capability and capacity.",
        effect="The four are tracked apart.",
        must_hold="Every instrument's effects say which of the four they serve.",
    ),
    Claim(
        id=ClaimId("T22"),
        title="Long investment reshapes identity",
        statement="Investment kept up for long can turn what a country thinks it is, as in Germany after the war.",
        effect="Identity moves only after norms and institutions have been sustained.",
        must_hold="No instrument shifts identity in a single turn.",
    ),
    Claim(
        id=ClaimId("T23"),
        title="The country team speaks first",
        statement="What the country team says counts, because it is heard first.",
        effect="The SDO's choice of frank talk, demarche or platitude has effects, and can bring out gaps in doctrine, "
        "training and the rest.",
        must_hold="Frank talk brings a smaller error of estimate; a platitude brings less credibility (see E13).",
    ),
    Claim(
        id=ClaimId("T24"),
        title="Repeated play sustains cooperation",
        statement="With Keohane, Nye and Axelrod: states look for absolute gains, playing again sustains cooperation, "
        "and some problems no state solves alone.",
        effect="There is reciprocity under a shadow of the future, and a regional pool that invites free riding.",
        must_hold="A longer expected play brings more cooperation; the pool fails with fewer contributors than its "
        "threshold.",
        counter="T25 answers that states watch what others get, and a gain for a neighbour can count as a loss.",
    ),
    Claim(
        id=ClaimId("T25"),
        title="States watch relative gains",
        statement="The realist sees a contest in which one side's gain is another's loss.",
        effect="Partners compare their packages.",
        must_hold="In the realist book, a richer package for a neighbour brings less trust.",
        counter="T24 answers that states count what they gain themselves, and that meeting again rewards cooperation.",
    ),
    Claim(
        id=ClaimId("T26"),
        title="Creative destruction keeps programmes useful",
        statement="Ending things is what keeps a programme to the point.",
        effect="Once a year a seat may order a programme ended.",
        must_hold="The ending costs now, and frees hours and money later.",
    ),
    Claim(
        id=ClaimId("T27"),
        title="No surprises from partners",
        statement="A plan has to clear away the surprises a partner could spring.",
        effect="An index of surprise tells how far what happened lay from what the seats believed.",
        must_hold="More shared assessment brings less surprise.",
    ),
    Claim(
        id=ClaimId("T28"),
        title="Feasible, acceptable, suitable to both",
        statement="A strategy has to be feasible, acceptable and suitable, and to both sides.",
        effect="The form checks it from the two sides, and what an initiative helps of the partner's own aims, which "
        "it holds in an order of its own, enters its chance of delivery.",
        must_hold="A plan that does not suit the partner has a lower chance of delivery.",
    ),
    Claim(
        id=ClaimId("T29"),
        title="Carrying Washington's policy",
        statement="The SDO puts Washington's policy in local terms while answering to the command.",
        effect="OSD sets a tone that the SDO carries, softens or sharpens, on two lines of duty.",
        must_hold="Mixed messages bring less credibility.",
        counter="Directive text also makes the SDO the chief defence official at the embassy, under its chief of "
        "mission, whose clearance is a gate in the game.",
    ),
    Claim(
        id=ClaimId("T30"),
        title="Graduates deepen alignment",
        statement="Graduates are meant to draw institutions closer.",
        effect="Giving graduates a post is a deed of the partner's.",
        must_hold="Graduates without a post bring half the gain.",
    ),
)

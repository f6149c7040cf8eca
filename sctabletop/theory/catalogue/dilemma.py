"""D: the security cooperation dilemma: forces, fears, risk and commitment."""

from typing import Final

from sctabletop.theory.card import Claim, ClaimId

DILEMMA: Final[tuple[Claim, ...]] = (
    Claim(
        id=ClaimId("D1"),
        title="Entrapment, the stronger power's fear",
        statement="The stronger power fears being pulled by a reckless partner into a conflict it did not choose.",
        effect="Each partner carries an entrapment risk, made of the depth of the US guarantee, the partner's taste "
        "for adventure and its instability.",
        must_hold="A deeper guarantee brings more entrapment, and so does more instability.",
    ),
    Claim(
        id=ClaimId("D2"),
        title="Abandonment, the weaker side's fear",
        statement="The weaker side fears standing alone when help is needed.",
        effect="Each partner carries a fear of abandonment, fed by threat, by promises not kept and by thin "
        "guarantees.",
        must_hold="More threat raises the fear, and so does a late or cancelled delivery; a ratified treaty lowers it.",
    ),
    Claim(
        id=ClaimId("D3"),
        title="Three forces shape the dilemma",
        statement="The system pulls through hierarchy most, sovereignty next and anarchy least, and fear is what "
        "drives all three.",
        effect="Each force moves acceptance through its own readout.",
        must_hold="How far acceptance travels as one force goes from 0 to 1 is measured, not read from a file, and is "
        "largest for hierarchy, then sovereignty, then anarchy; a book with another order is refused unless it is "
        "marked as a rival theory.",
        counter="The ranking is one author's; realists put anarchy first, which is why a marked rival book may reverse "
        "it.",
    ),
    Claim(
        id=ClaimId("D4"),
        title="Fear opens the political process",
        statement="Under anarchy every kind of help is self-help, and it is the fear of destruction that brings a "
        "state to bargain.",
        effect="Felt threat softens the resistance to limits on sovereignty.",
        must_hold="The same priced offer has more appeal to a partner that feels more threat.",
    ),
    Claim(
        id=ClaimId("D5"),
        title="Cooperation imposes on sovereignty",
        statement="Every activity of cooperation takes something from the partner's say over its own affairs.",
        effect="Burdens that are running add to imposition, which fades slowly; two-way work, such as adopting their "
        "technology or mutual sharing, adds none or gives standing back.",
        must_hold="Deeper running initiatives bring more imposition; adopting the partner's technology lowers the "
        "sovereignty readout.",
    ),
    Claim(
        id=ClaimId("D6"),
        title="Hierarchy steadies, at a price",
        statement="A hierarchy steadies those in it, and its leader pays more than its share.",
        effect="Hierarchy lowers instability, and the US share of cost grows with it.",
        must_hold="More hierarchy brings less instability on the next turn, and a higher US cost.",
        counter="Critics answer that calling it a bargain leaves coercion out of the account.",
    ),
    Claim(
        id=ClaimId("D7"),
        title="Breaking away after success",
        statement="A weak state anxious not to look like a colony in security matters may throw an agreement off.",
        effect="Strain is sovereignty less its cover of felt threat, trust and public support; past a threshold a "
        "hazard of repudiation opens, so the break tends to come after success, once the threat has gone down.",
        must_hold="The chance of repudiation is nil up to the threshold and climbs beyond it; a repudiation cancels "
        "initiatives and gives autonomy back.",
    ),
    Claim(
        id=ClaimId("D8"),
        title="Instability is the shared risk",
        statement="Inside a hierarchy, what endangers both sides is instability rather than conflict between them.",
        effect="Instability ends programmes, by coup, collapse or repudiation.",
        must_hold="More instability brings a higher chance of a coup.",
    ),
    Claim(
        id=ClaimId("D9"),
        title="Stories sell, and forecast badly",
        statement="The design paper of an initiative tells a story of value written to be selected, and it is a poor "
        "predictor.",
        effect="The proposer states the odds, and rosier odds do help selection; forecasts are scored, by Brier and by "
        "skill over the ensemble's base rate, and a surprise costs confidence.",
        must_hold="Higher claimed odds bring a higher chance of funding; if the initiative then fails, confidence "
        "falls; a sure forecast that proves wrong scores below an honest half-and-half.",
    ),
    Claim(
        id=ClaimId("D10"),
        title="Commitment begins with physical risk",
        statement="Political commitment starts with bodily danger, but only where that danger reaches the people who "
        "decide.",
        effect="A trait called exposure sets it: felt threat is exposure times threat times the lack of protection, "
        "and a deed raises commitment more where felt threat is higher.",
        must_hold="With no exposure, threat moves no commitment; with more exposure the same deeds leave more "
        "commitment.",
        counter="Cross-country work finds weak or no effect of cooperation in the most fragile states, where risk is "
        "highest: danger does not replace institutions.",
    ),
    Claim(
        id=ClaimId("D11"),
        title="From physical to political risk",
        statement="Bodily risk leads on to political risk; a willingness that has cost nobody anything is cheap.",
        effect="Salience rises with felt threat or with political risk; the cheap kind of willingness is kept apart, "
        "as declared.",
        must_hold="With both risks at nil, willingness stays on its floor whatever is granted; felt threat alone lifts "
        "it; declared willingness needs neither.",
        counter="The same author also writes that willingness can be very high where there is no political risk; two "
        "measures, declared and demonstrated, are how the game reads both.",
    ),
    Claim(
        id=ClaimId("D12"),
        title="A free gift signals nothing",
        statement="Taking equipment for nothing says little about the taker, since at a price of nil nearly everybody "
        "accepts.",
        effect="An unconditional grant has an appeal of 0.93 to 0.98 whatever the commitment; saying yes at a price is "
        "a signal.",
        must_hold="For a grant, appeal moves by less than 0.03 as commitment goes from 0.1 to 0.9 and no belief about "
        "commitment moves; for a priced offer both move.",
    ),
    Claim(
        id=ClaimId("D13"),
        title="The corner of false commitment",
        statement="Gifts to a partner whose deciders run little risk deliver a commitment that is not there.",
        effect="A chart sets the risk taken by deciders against declared willingness, with corners true, reluctant, "
        "indifferent and false; axes and corners are our choice.",
        must_hold="The false corner has the lowest chance of delivery of the four, and a cost share paid by the "
        "partner moves it out of there.",
        design=True,
    ),
    Claim(
        id=ClaimId("D14"),
        title="Commitment shows in deeds",
        statement="Commitment can be seen: budgets passed, pay and recruitment raised, promotion by merit, units and "
        "money moved.",
        effect="Deeds of the partner cost it political risk, can be watched, and move both estimates and commitment.",
        must_hold="A deed moves what observers believe; a statement of support moves it next to nothing.",
    ),
    Claim(
        id=ClaimId("D15"),
        title="Reform raises the stakes",
        statement="As reforms bite, political risk grows and commitment grows with it, and so the loop feeds itself.",
        effect="Institution adds to political risk, and political risk to commitment.",
        must_hold="Finishing a reform raises political risk, and through it commitment.",
    ),
    Claim(
        id=ClaimId("D16"),
        title="Absorption is commitment at work",
        statement="The capacity to absorb is commitment turned into daily practice.",
        effect="Absorption acts only on what is being delivered; what is not absorbed rusts.",
        must_hold="For the same delivery more commitment leaves more materiel in use; with nothing delivered it leaves "
        "ability as it was.",
    ),
    Claim(
        id=ClaimId("D17"),
        title="Heavier demands push partners away",
        statement="Raising the requirements weighs on commitment, and the partner starts looking for another "
        "guarantor.",
        effect="Conditions that ask for transformation cost commitment and, in proportion to the outside option, add "
        "hedging; moving the goalposts afterwards costs more.",
        must_hold="More such conditions bring less commitment and more hedging; with no outside option hedging does "
        "not move; the same terms added later cost more.",
        counter="Biddle, Macdonald and Baker (2018) hold that help reaches even its modest ceiling only when it is "
        "intrusive and conditional; the `biddle` book lets a benchmarked transformation pay.",
    ),
    Claim(
        id=ClaimId("D18"),
        title="Matched deliverables work",
        statement="Light conditions do work, when they are tangible things the partner delivers, on an agreed "
        "calendar, to match what the United States puts in.",
        effect="Deliverables are terms; meeting them raises commitment and political risk, and a miss puts a choice to "
        "OSD, to pause, waive or renegotiate, each at a price; those three are our choice.",
        must_hold="For the same benefit, deliverables in place of transformation leave commitment higher four turns "
        "later.",
        design=True,
        counter="By the finding of Biddle, Macdonald and Baker (2018) light terms may be too weak: where interests "
        "part, a partner meets the letter of a deliverable and little changes without intrusive checks.",
    ),
    Claim(
        id=ClaimId("D19"),
        title="Low threat needs added incentive",
        statement="A partner that nothing threatens has to be offered more before it changes.",
        effect="The incentive term of an offer counts for more when threat is low.",
        must_hold="The same added incentive raises acceptance more at low threat than at high threat.",
    ),
    Claim(
        id=ClaimId("D20"),
        title="Strategic patience, because reform is slow",
        statement="Reform is slow and fought over, and plans commonly reckon with five years.",
        effect="Reforms carry long lead times; squeezing one raises the odds of failure and of success on paper only.",
        must_hold="A timeline agreed shorter than the norm brings a lower chance of success.",
    ),
    Claim(
        id=ClaimId("D21"),
        title="Ambition erodes what it seeks",
        statement="Conditions that ask for too much wear down the very commitment they want.",
        effect="The burden of conditions grows faster than their sum; the curve is our choice.",
        must_hold="Twice the conditions cost more than twice the commitment.",
        design=True,
    ),
    Claim(
        id=ClaimId("D22"),
        title="Ask what they can provide",
        statement="Ask what the partner is able to give, and not only what it is short of.",
        effect="The form has a column for each, and an offer may be built on what the partner can provide: the yes or "
        "no to a deed within its power is a look at its will, at the price of that deed.",
        must_hold="Such an offer has equal or lower appeal, a higher chance of delivery, and an answer that tells more "
        "about commitment.",
    ),
    Claim(
        id=ClaimId("D23"),
        title="Institutions hide how they decide",
        statement="Security institutions keep their workings out of sight, and those at project level hold little "
        "authority.",
        effect="True values are hidden; estimates carry error bars that depend on the seat and on the regime's "
        "openness, and closed or centralised regimes answer later.",
        must_hold="More openness brings a smaller error of estimate.",
    ),
    Claim(
        id=ClaimId("D24"),
        title="Autocracies prize silence",
        statement="Closed regimes set a value on not being seen.",
        effect="How well behaviour can be observed falls as the regime closes.",
        must_hold="The same deed moves estimates less when the regime is closed.",
    ),
    Claim(
        id=ClaimId("D25"),
        title="Willingness has three parts",
        statement="Willingness is a mixture of motivation, intensity and salience.",
        effect="It is the harmonic mean of the three, which is our choice, and each part is shown.",
        must_hold="With any part at nil willingness is on its floor; with all three equal it is their common value.",
        design=True,
    ),
    Claim(
        id=ClaimId("D26"),
        title="Two opinions, elite and public",
        statement="The elite and the public may think differently, and the people affected may care where rulers do "
        "not.",
        effect="There are two opinions; the elite decides, and the gap between them feeds instability.",
        must_hold="A wider gap between elite and public brings more instability.",
    ),
    Claim(
        id=ClaimId("D27"),
        title="Commitments that did not last",
        statement="Tens of millions went to partners such as Burkina Faso, Niger and Mali, whose commitment did not "
        "hold; their coups are common knowledge.",
        effect="A coup cancels programmes, may set off a legal cut-off, and turns capability already delivered into a "
        "risk.",
        must_hold="After a coup, help under authorities that bar it stops.",
    ),
    Claim(
        id=ClaimId("D28"),
        title="US interests first, equals in speech",
        statement="Law and policy put the interests of the United States first, while the speeches are of equals.",
        effect="Every initiative names the US objective it serves, and the gap between rhetoric and terms costs trust.",
        must_hold="An initiative that states no objective cannot be approved.",
    ),
    Claim(
        id=ClaimId("D29"),
        title="Small states seek a protector",
        statement="Small states look for hierarchy so as to move their security offshore, and a guarantee costs them "
        "sovereignty.",
        effect="Partners ask for guarantees, and protection thins what they do for themselves.",
        must_hold="At the same threat a deeper guarantee lowers the odds of the partner's own deeds.",
    ),
    Claim(
        id=ClaimId("D30"),
        title="The gesture of independence",
        statement="A developing country has at least to be seen acting on its own.",
        effect="A gesture of independence lets strain out and annoys Washington, and OSD may let it pass.",
        must_hold="A gesture let pass lowers strain; one punished raises hedging.",
    ),
    Claim(
        id=ClaimId("D31"),
        title="Congress wants commitment shown",
        statement="The dilemma is a political risk to both sides, and Congress requires commitment that can be "
        "demonstrated.",
        effect="Congress asks for evidence each year, and its confidence follows what was shown.",
        must_hold="Money spent on declared willingness alone brings a smaller next budget.",
    ),
    Claim(
        id=ClaimId("D32"),
        title="Little authority at project level",
        statement="Those who work on a project can seldom bind those above them.",
        effect="Who attends the talks, and with what mandate, matters: a yes given without authority may be taken "
        "back.",
        must_hold="A yes without authority is reversed more often than one with it.",
    ),
    Claim(
        id=ClaimId("D33"),
        title="Commitment as a political skill",
        statement="Commitment is also a craft, the use of influence to get things through.",
        effect="The leader's skill turns political capital into deeds.",
        must_hold="More skill brings more deeds for the same political risk.",
    ),
    Claim(
        id=ClaimId("D34"),
        title="The arms race nobody wants",
        statement="Helping oneself sets off an arms race that none of those in it desired.",
        effect="A visible offensive build-up raises the threat that neighbours feel, other partners of ours among "
        "them; defensive kit and giving notice do not.",
        must_hold="Offensive deliveries raise the neighbours' threat; a hotline lowers it.",
    ),
    Claim(
        id=ClaimId("D35"),
        title="Framing and who governs",
        statement="Opinion depends on how a matter is framed, and some identities have more than their share of "
        "government.",
        effect="Rival and country team contest the frame, and exclusion feeds grievance.",
        must_hold="More exclusion brings more instability; winning the frame brings more public support.",
    ),
    Claim(
        id=ClaimId("D36"),
        title="Managed, never ended",
        statement="Its symptoms are programmes driven by the donor, a partner of two minds and brittle reforms; the "
        "tension can be managed and not resolved.",
        effect="The after-action review flags all three symptoms.",
        must_hold="No strategy brings every strain down to nil.",
    ),
)

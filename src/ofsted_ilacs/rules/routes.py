"""
Rules on which inspection comes next, and when.
"""

from datetime import date

from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.periods import Months, Span, Years
from ofsted_ilacs.rules.evidence import Basis, Evidence
from ofsted_ilacs.rules.ruleset import Rule
from ofsted_ilacs.rules.sources import (
    COMMUNITY_CARE_2016,
    COMMUNITY_CARE_2017,
    CYP_NOW,
    FRAMEWORK,
    KIRKLEES,
    MONITORING_HANDBOOK_2016,
    NO_HEADLINE_JUDGEMENT,
    NOTTINGHAMSHIRE,
    REPORTS,
)
from ofsted_ilacs.rules.values import Anchor, Between, Estimate

__all__: list[str] = []

# What the last outcome leads to.

_SHORT_EVIDENCE = Evidence(
    Basis.REPORTED,
    (COMMUNITY_CARE_2017, REPORTS),
    n=127,
    of=148,
    note=(
        "Of the other 21, 20 were standard and one of another kind. A focused visit or joint inspection is mentioned "
        "in 14 of the 21 and in 39 of the 127: associated, not decisive."
    ),
)
NEXT_OUTSTANDING = Rule(
    "next.outstanding",
    Pathway.SHORT,
    _SHORT_EVIDENCE,
    statement="After outstanding, the next inspection is a short one (one week on site).",
)
NEXT_GOOD = Rule(
    "next.good",
    Pathway.SHORT,
    _SHORT_EVIDENCE,
    statement="After good, the next inspection is a short one (one week on site).",
)
NEXT_REQUIRES_IMPROVEMENT = Rule(
    "next.requires-improvement",
    Pathway.STANDARD,
    Evidence(Basis.REPORTED, (COMMUNITY_CARE_2017,), n=125, of=125),
    statement="After requires improvement, the next inspection is a standard one (two weeks on site).",
)
NEXT_INADEQUATE = Rule(
    "next.inadequate",
    Pathway.INADEQUATE,
    Evidence(Basis.OFSTED, (MONITORING_HANDBOOK_2016,), note="The handbook of 2016-17."),
    statement="After inadequate, monitoring visits are followed by a re-inspection.",
)
REINSPECTION = Rule(
    "reinspection",
    EventKind.STANDARD,
    Evidence(
        Basis.OFSTED,
        (CYP_NOW.at("", "We will re-inspect using a standard inspection under this framework"),),
        n=42,
        of=42,
    ),
    statement="An inadequate authority is re-inspected with a standard inspection.",
    first_day=date(2018, 9, 17),
)
REINSPECTION_TO_2018 = Rule(
    "reinspection.to-september-2018",
    EventKind.SINGLE,
    Evidence(
        Basis.REPORTED,
        (COMMUNITY_CARE_2017, COMMUNITY_CARE_2016),
        note=(
            "Where an authority was inadequate only in part, possibly a post-monitoring single inspection. The day in "
            "September 2018 on which this ended is taken as that of the report of it, the 17th."
        ),
    ),
    statement="An inadequate authority is re-inspected with a full single inspection.",
    last_day=date(2018, 9, 16),
)
NEXT_FIRST = Rule(
    "next.first",
    EventKind.STANDARD,
    Evidence(Basis.OBSERVED, (REPORTS,), n=6, of=6, note="The rule for new authorities is not known."),
    statement="A new authority's first inspection is a standard one.",
)

# The same where the report carries no overall grade (first fieldwork on or after 1 April 2026).

NEXT_MOSTLY_GOOD = Rule(
    "next.without-overall.mostly-good",
    Pathway.SHORT,
    Evidence(
        Basis.INFERRED,
        (NO_HEADLINE_JUDGEMENT, REPORTS),
        n=145,
        of=145,
        note=(
            "Inferred from the 2026 wording on the focused visit before the next short inspection (reported), and from "
            "overall grades of January 2023 to March 2026, which were good or better exactly then."
        ),
    ),
    statement=(
        "With no overall grade, leaders good or better and at least two of the three practice judgements good or "
        "better lead to a short inspection."
    ),
)
NEXT_PRACTICE_INADEQUATE = Rule(
    "next.without-overall.practice-inadequate",
    Pathway.INADEQUATE,
    Evidence(
        Basis.INFERRED,
        (REPORTS,),
        n=33,
        of=33,
        note=(
            "Inferred from overall grades to March 2026, which were inadequate whenever a practice judgement was. What "
            "puts an authority on this route since April 2026 is not published / not known."
        ),
    ),
    statement="With no overall grade, any inadequate practice judgement leads to the inadequate route.",
)
NEXT_LEADERS_INADEQUATE = Rule(
    "next.without-overall.leaders-inadequate",
    Pathway.STANDARD,
    Evidence(
        Basis.INFERRED,
        (REPORTS,),
        n=3,
        of=4,
        note="Inferred from four reports to March 2026: three were requires improvement overall and one inadequate.",
    ),
    statement=(
        "With no overall grade, inadequate leaders and no inadequate practice judgement lead to a standard inspection."
    ),
)
NEXT_OTHERWISE = Rule(
    "next.without-overall.otherwise",
    Pathway.STANDARD,
    Evidence(
        Basis.INFERRED,
        (NO_HEADLINE_JUDGEMENT, REPORTS),
        note="Inferred from the two rules above it: neither mostly good nor inadequate.",
    ),
    statement="With no overall grade, any other set of judgements leads to a standard inspection.",
)
OVERALL_GRADE_DECIDES = Rule(
    "next.overall-grade-decides",
    True,
    Evidence(Basis.OBSERVED, (REPORTS,), n=10, of=11, note="Lancashire, good, had a standard inspection in May 2026."),
    statement="While the last report still carries an overall grade, that grade decides, whatever the day of asking.",
)

# When.

INTERVAL = Rule(
    "interval",
    Years(3),
    Evidence(
        Basis.REPORTED,
        (KIRKLEES, NOTTINGHAMSHIRE),
        note="Ofsted's own text was not read.",
    ),
    statement="The next inspection comes around the third anniversary of the last.",
)
TOLERANCE = Rule(
    "interval.tolerance",
    Months(6),
    Evidence(
        Basis.REPORTED,
        (
            KIRKLEES.at(
                "",
                "between six months before and six months after the three-year anniversary of the previous inspection",
            ),
            NOTTINGHAMSHIRE,
        ),
        note=(
            'A guide by independent social workers says "once every 3 years, plus or minus 6 months". '
            "Ofsted's own text was not read."
        ),
    ),
    statement="It comes within six months either side of that anniversary.",
)
ANCHOR = Rule(
    "interval.anchor",
    Anchor.PUBLICATION,
    Evidence(
        Basis.OBSERVED,
        (REPORTS,),
        n=61,
        of=67,
        note=(
            "No source says which day counts. Of 67 gaps since June 2021, 91% lay within 30 to 42 months of "
            "publication, 81% of the last fieldwork day and 72% of the first."
        ),
    ),
    statement="The anniversary is counted from the day that the report was published.",
)
REINSPECTION_TIMING = Rule(
    "interval.reinspection",
    "the three-year window; not seen before 29.9 months",
    Evidence(
        Basis.OBSERVED,
        (REPORTS,),
        n=23,
        of=23,
        note="The texts of 2016-18 said within 24 months of the action plan; whether that holds now is not known.",
    ),
    statement="Re-inspections of inadequate authorities came 29.9 months after the last inspection at the earliest.",
)
REINSPECTION_TIMING_TO_2018 = Rule(
    "interval.reinspection",
    "within 24 months of the action plan",
    Evidence(Basis.REPORTED, (COMMUNITY_CARE_2016,), note="Said for 2016-18."),
    statement="Re-inspection was said to come within 24 months of the action plan.",
)
SUSPENSION = Rule(
    "suspension",
    Span(date(2020, 3, 17), date(2021, 6, 27)),
    Evidence(
        Basis.INFERRED,
        (FRAMEWORK, REPORTS),
        note=(
            "The first day is Ofsted's own; the last is inferred from the published reports: graded fieldwork began "
            "again on 28 June 2021."
        ),
    ),
    statement="Graded inspections were suspended from 17 March 2020 to 27 June 2021 (covid-19).",
)
FIRST_WINDOW = Rule(
    "first.window",
    Between(12, 30, unit="months"),
    Evidence(
        Basis.OBSERVED,
        (REPORTS,),
        n=6,
        of=6,
        note="12.7 to 30 months after the first day of the authority, rounded outwards; the rule is not known.",
    ),
    statement="First inspections of new authorities came 12 to 30 months after their first day.",
)

# How long the gaps really were, from the start of one inspection to the start of the next.

_CENSORED = "Authorities not yet re-inspected are missing from this."


def _gap(grade: str, typical: float, low: float, high: float, n: int) -> Rule:
    return Rule(
        f"gap.{grade}",
        Estimate(typical, low=low, high=high, unit="months"),
        Evidence(Basis.OBSERVED, (REPORTS,), n=n, of=n, note=_CENSORED),
        statement=(
            f"After {grade.replace('-', ' ')}, the next inspection started {typical:g} months after the start of the "
            f"last (median; eight in ten between {low:g} and {high:g}), both after June 2021."
        ),
    )


GAP_OUTSTANDING = _gap("outstanding", 40.9, 36.8, 42.2, 8)
GAP_GOOD = _gap("good", 40.7, 37.3, 44.7, 30)
GAP_REQUIRES_IMPROVEMENT = _gap("requires-improvement", 39.2, 35.5, 42.6, 20)
GAP_INADEQUATE = _gap("inadequate", 39.7, 36.0, 43.8, 9)
GAP_SPANNING = Rule(
    "gap.spanning-the-suspension",
    Estimate(55.2, low=44.0, high=64.6, unit="months"),
    Evidence(Basis.OBSERVED, (REPORTS,), n=101, of=101, note=_CENSORED),
    statement=(
        "Gaps that span the suspension were 55.2 months from start to start (median; eight in ten between 44 and 64.6)."
    ),
)

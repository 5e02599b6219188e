"""
Facts of editions that nothing is computed from: findings, habits, and what is not known.
"""

from collections.abc import Mapping
from datetime import date

from ofsted_ilacs.model.areas import Area
from ofsted_ilacs.rules import findings, sources
from ofsted_ilacs.rules.evidence import Basis, Citation, Evidence
from ofsted_ilacs.rules.rule import Fact, Rule
from ofsted_ilacs.rules.values import Unknown

__all__: list[str] = []


def judgements(areas: tuple[Area, ...], printed: Mapping[Area, str] | None = None, note: str = "") -> Fact:
    """
    Return the fact that an edition makes these judgements.

    Args:
        areas: What is judged, in the order of its reports.
        printed: The edition's own wording of an area, if it differs from the area's label.
        note: What else a reader should know.
    """
    wording = {area: area.label for area in areas} | dict(printed or {})
    found = findings.EDITION_BY_FIRST_DAY
    return Rule(
        "judgements",
        f"Reports of inspections that began under this edition judge: {'; '.join(wording[area] for area in areas)}.",
        Evidence(found.basis, found.citations, n=found.n, of=found.of, note=f"{found.note} {note}".strip()),
    )


# Waits, from the first day of one inspection to the first day of the next.


def _wait(grade: str, typical: float, low: float, high: float, n: int) -> Fact:
    return Rule(
        f"wait.{grade.replace(' ', '-')}",
        f"After {grade}, the next inspection started {typical:g} months after the start of the last (median; eight in "
        f"ten between {low:g} and {high:g}), both after June 2021.",
        findings.waits(n),
    )


WAITS = (
    _wait("outstanding", 40.9, 36.8, 42.2, 8),
    _wait("good", 40.7, 37.3, 44.7, 30),
    _wait("requires improvement", 39.2, 35.5, 42.6, 20),
    _wait("inadequate", 39.7, 36.0, 43.8, 9),
    Rule(
        "wait.spanning-the-suspension",
        "Waits that span the suspension were 55.2 months from start to start (median; eight in ten between 44 and "
        "64.6).",
        findings.waits(101),
    ),
)

WAIT_FROM_SIF: Fact = Rule(
    "wait.from-single-inspection",
    "The three years are ILACS's own. After a single inspection, under the framework before it, the next inspection "
    "started 44.4 months after the start of the last (median of those before the suspension; eight in ten between 31.7 "
    "and 58.2).",
    findings.waits(101),
)

# Habits that hold for every edition of ILACS.

KIND_BY_LENGTH: Fact = Rule(
    "kind.by-length",
    "Five working days on site make a short inspection, ten a standard one.",
    findings.KIND_BY_LENGTH,
)
TEAM: Fact = Rule("on-site.team", "Usually four inspectors are on site.", findings.FOUR_INSPECTORS)
ENGAGEMENT_LETTER: Fact = Rule(
    "engagement-meeting.letter",
    "The letter on the engagement meeting follows within a month and is not published.",
    findings.ENGAGEMENT_LETTER,
)
FOCUSED_VISIT_TEAM: Fact = Rule("focused-visit.team", "Two inspectors are on site for two days.", findings.TWO_DAYS)
FOCUSED_VISIT_LETTER: Fact = Rule(
    "focused-visit.letter",
    "A focused visit ends with a published letter that gives no grades.",
    findings.FOCUSED_VISIT_LETTER,
)
FOCUSED_VISIT_TOPICS: Fact = Rule(
    "focused-visit.topics",
    "A focused visit looks at one or more of seven topics: the front door; children in need or on a protection plan; "
    "children vulnerable to extra-familial risk; children in care; planning and achieving permanence; care leavers; "
    "placement decisions for older children.",
    findings.FOCUSED_VISIT_TOPICS,
)
FOCUSED_VISIT_INADEQUATE: Fact = Rule(
    "focused-visit.inadequate",
    "An inadequate authority does not usually have focused visits.",
    findings.FOCUSED_VISIT_INADEQUATE,
)
VISIT_DAYS: Fact = Rule("visit.weekday", "Visits begin on a Tuesday or a Wednesday.", findings.VISIT_DAYS)
JTAI: Fact = Rule(
    "jtai",
    "About ten joint targeted area inspections a year are held nationally; they give no grade.",
    findings.JTAI_NUMBER,
    first_day=date(2016, 2, 1),
)
MONITORING_TEAM: Fact = Rule(
    "monitoring.team", "Usually two inspectors are on site for two days.", findings.MONITORING_TEAM
)
CONCERNS: Fact = Rule(
    "moves.concerns",
    "A short inspection that raises concerns may become a standard one; after good or outstanding, 20 of 148 were "
    "standard.",
    findings.CONCERNS,
)
BROUGHT_FORWARD: Fact = Rule(
    "moves.brought-forward",
    "If a visit raises a major concern, the next inspection may be brought forward.",
    findings.BROUGHT_FORWARD,
)
REPLY_TO_THE_PLAN: Fact = Rule(
    "moves.reply-to-the-plan",
    "Ofsted reads the action plan and says whether it answers the findings of the report.",
    findings.REPLY_TO_THE_PLAN,
)
LEADERS_ONLY_INADEQUATE: Fact = Rule(
    "relation.leaders-only-inadequate",
    "If only leaders were inadequate, that did not determine the overall grade: three were requires improvement and "
    "one inadequate.",
    findings.LEADERS_ONLY_INADEQUATE,
)
ASSURANCE_VISITS: Fact = Rule(
    "assurance-visits",
    "From September 2020 to March 2021, assurance visits without grades replaced inspections, at ten days' notice.",
    Evidence(Basis.REPORTED, (sources.CUMBRIA_NOVEMBER_2020.saying("due to the 10 day notice period"),)),
    first_day=date(2020, 9, 1),
    last_day=date(2021, 3, 31),
)

ILACS: tuple[Fact, ...] = (
    KIND_BY_LENGTH,
    TEAM,
    *WAITS,
    WAIT_FROM_SIF,
    ENGAGEMENT_LETTER,
    FOCUSED_VISIT_TEAM,
    FOCUSED_VISIT_LETTER,
    FOCUSED_VISIT_TOPICS,
    FOCUSED_VISIT_INADEQUATE,
    VISIT_DAYS,
    JTAI,
    MONITORING_TEAM,
    CONCERNS,
    BROUGHT_FORWARD,
    REPLY_TO_THE_PLAN,
)
"""The facts of every edition of ILACS."""


# What is not known, or was not read.


def _not_read(id: str, what: str, where: Citation, *others: Citation) -> Fact:
    return Rule(id, Unknown(what, published_at=where.url), findings.unread(where, *others))


def _not_known(id: str, what: str, *looked_in: Citation) -> Fact:
    return Rule(id, Unknown(what), findings.absent(*looked_in))


FRAMEWORK_TEXT = _not_read("framework.text", "the framework's paragraph numbers and body text", sources.FRAMEWORK)
ANNEX_A = _not_read("annex-a.deadlines", "the deadlines of Annex A", sources.FRAMEWORK)
DRAFT_REPORT = _not_read("draft-report.days", "the days for the draft report and for comments on it", sources.FRAMEWORK)
MONITORING_SINCE_2018 = _not_read(
    "monitoring.since-2018",
    "the monitoring rules since September 2018, in paragraphs 106 to 117 according to SESLIP",
    sources.FRAMEWORK,
    sources.SESLIP,
)
PAUSES = _not_read(
    "pause.limits",
    "when an inspection is deferred or paused",
    sources.FRAMEWORK,
    sources.DEFERRAL_POLICY.saying("it should take place unless there are exceptional circumstances"),
)
COMPLAINTS = _not_read("complaint.days", "the days for a complaint since April 2024", sources.FRAMEWORK)
FIRST_INSPECTION = _not_known("first.rule", "the rule on when a new authority is inspected first", sources.REPORTS)
INADEQUATE_TRIGGER = _not_known(
    "inadequate.trigger",
    "what puts an authority on the inadequate route since April 2026",
    sources.NO_HEADLINE_JUDGEMENT,
)
INTERVENTION_TRIGGER = _not_known(
    "intervention.trigger",
    "what triggers intervention by the Department for Education since April 2026",
    sources.NO_HEADLINE_JUDGEMENT,
)
SUCCESSOR: Fact = Rule(
    "successor",
    "A renewed framework, the children and families services framework, is planned for 2027.",
    Evidence(Basis.OFSTED, (sources.NO_HEADLINE_JUDGEMENT.saying("planned for 2027"),)),
)
SUCCESSOR_START = _not_known(
    "successor.start", "the month of 2027 in which the successor framework starts", sources.NO_HEADLINE_JUDGEMENT
)
UNREAD_OF_ILACS: tuple[Fact, ...] = (FRAMEWORK_TEXT, ANNEX_A, DRAFT_REPORT, MONITORING_SINCE_2018, PAUSES)
"""What Ofsted publishes for every edition of ILACS, but was not read."""

"""
Rules on what happens between full inspections.
"""

from datetime import date

from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Months, WorkingDays, Years
from ofsted_ilacs.rules.evidence import Basis, Evidence
from ofsted_ilacs.rules.ruleset import Rule
from ofsted_ilacs.rules.sources import (
    COMMUNITY_CARE_2017,
    EDUCATION_ACT_1996,
    FRAMEWORK,
    KIRKLEES,
    LEEDS,
    MONITORING_HANDBOOK_2016,
    OFSTED_BLOG_2018,
    REPORTS,
    SESLIP,
)
from ofsted_ilacs.rules.values import Between

__all__: list[str] = []

# Every authority.

SELF_EVALUATION = Rule(
    "self-evaluation",
    Years(1),
    Evidence(Basis.REPORTED, (LEEDS, OFSTED_BLOG_2018), note="No fixed format."),
    statement="The authority shares a self-evaluation of its practice every year.",
)
ENGAGEMENT_MEETING = Rule(
    "engagement-meeting",
    Years(1),
    Evidence(Basis.REPORTED, (LEEDS, OFSTED_BLOG_2018, COMMUNITY_CARE_2017)),
    statement="Ofsted and the authority meet for an annual engagement meeting every year.",
)
ENGAGEMENT_LETTER = Rule(
    "engagement-meeting.letter",
    Months(1),
    Evidence(Basis.REPORTED, (COMMUNITY_CARE_2017,), note="Said in 2017."),
    statement="Its letter follows within a month and is not published.",
)

# Good, outstanding and requires improvement.

FOCUSED_VISITS = Rule(
    "focused-visit",
    Between(1, 2, unit="visits"),
    Evidence(
        Basis.REPORTED,
        (KIRKLEES, SESLIP),
        note="Sources conflict: at least one, up to two, two.",
    ),
    statement="An authority that is not inadequate has one or two focused visits between inspections.",
)
JTAI_COUNTS = Rule(
    "focused-visit.jtai-counts",
    True,
    Evidence(Basis.REPORTED, (KIRKLEES, SESLIP)),
    statement="A joint targeted area inspection counts as one of them.",
)
FOCUSED_VISIT_TEAM = Rule(
    "focused-visit.team",
    "2 inspectors, 2 days on site",
    Evidence(Basis.REPORTED, (KIRKLEES, SESLIP), note="Also said by Ofsted in an interview."),
    statement="Two inspectors are on site for two days.",
)
FOCUSED_VISIT_DAYS = Rule(
    "focused-visit.on-site",
    WorkingDays(2),
    FOCUSED_VISIT_TEAM.evidence,
    statement="A focused visit is two days on site.",
)
FOCUSED_VISIT_LETTER = Rule(
    "focused-visit.letter",
    "published, without grades",
    Evidence(Basis.REPORTED, (KIRKLEES, SESLIP), note="Also said by Ofsted in an interview."),
    statement="A focused visit ends in a published letter that gives no grades.",
)
FOCUSED_VISIT_TOPICS = Rule(
    "focused-visit.topics",
    (
        "front door",
        "children in need or on a protection plan",
        "children vulnerable to extra-familial risk",
        "children in care",
        "planning and achieving permanence",
        "care leavers",
        "placement decisions for older children",
    ),
    Evidence(Basis.REPORTED, (SESLIP,)),
    statement="A focused visit looks at one or more of seven topics.",
)
_NONE_OF_283 = "Of 283 visits other than the covid-19 ones, none was to an inadequate authority."
FOCUSED_VISIT_INADEQUATE = Rule(
    "focused-visit.inadequate",
    "not usually",
    Evidence(Basis.REPORTED, (SESLIP,), n=283, of=283, note=_NONE_OF_283),
    statement="An inadequate authority does not usually have focused visits.",
)
JTAI = Rule(
    "jtai",
    "about 10 a year nationally; no grade",
    Evidence(Basis.OFSTED, (FRAMEWORK,), note="The framework's own paragraph was not read."),
    statement="About ten joint targeted area inspections a year are held nationally; they give no grade.",
)

# Inadequate.

ROUTE = Rule(
    "inadequate.route",
    (
        EventKind.ACTION_PLANNING_VISIT.label,
        "action plan",
        EventKind.MONITORING_VISIT.label + "s",
        "re-inspection",
    ),
    Evidence(Basis.OFSTED, (MONITORING_HANDBOOK_2016,), note="The handbook of 2016-17."),
    statement="After inadequate: an action planning visit, the action plan, monitoring visits, the re-inspection.",
)
MONITORING_INTERVAL_TO_2018 = Rule(
    "monitoring.interval.to-2018",
    Between(3, 3, unit="months"),
    Evidence(Basis.OFSTED, (MONITORING_HANDBOOK_2016,), note="Said for 2016-18."),
    statement="Monitoring visits are quarterly.",
    last_day=date(2018, 9, 16),
)
_MONITORING_SINCE_2018 = Evidence(
    Basis.INFERRED,
    (REPORTS, MONITORING_HANDBOOK_2016),
    note=(
        "Inferred from a few cases of 2019-25, of which no count was kept, and the handbook of 2016-17; the rule since "
        "September 2018 is not published / not known."
    ),
)
MONITORING_INTERVAL = Rule(
    "monitoring.interval",
    Between(3, 4, unit="months"),
    _MONITORING_SINCE_2018,
    statement="Monitoring visits came every three to four months.",
    first_day=date(2018, 9, 17),
)
MONITORING_FIRST_TO_2018 = Rule(
    "monitoring.first.to-2018",
    Between(0, 4, unit="weeks"),
    Evidence(Basis.OFSTED, (MONITORING_HANDBOOK_2016,), note="Said for 2016-17."),
    statement="The first monitoring visit comes within four weeks of the action plan's deadline.",
    last_day=date(2018, 9, 16),
)
MONITORING_FIRST = Rule(
    "monitoring.first",
    Between(8, 25, unit="weeks"),
    _MONITORING_SINCE_2018,
    statement="The first monitoring visit came 8 to 25 weeks after the action plan's deadline.",
    first_day=date(2018, 9, 17),
)
MONITORING_NUMBER_TO_2018 = Rule(
    "monitoring.number.to-2018",
    Between(4, 6, unit="visits"),
    Evidence(Basis.OFSTED, (MONITORING_HANDBOOK_2016,), note="Said for 2016-18."),
    statement="There are at least four monitoring visits and up to six.",
    last_day=date(2018, 9, 16),
)
MONITORING_NUMBER = Rule(
    "monitoring.number",
    Between(4, 7, unit="visits"),
    _MONITORING_SINCE_2018,
    statement="There were four to seven monitoring visits in all.",
    first_day=date(2018, 9, 17),
)
MONITORING_TEAM = Rule(
    "monitoring.team",
    "usually 2 inspectors, 2 days on site",
    Evidence(Basis.OFSTED, (MONITORING_HANDBOOK_2016,), note="Said for 2016-18."),
    statement="Usually two inspectors are on site for two days.",
)
MONITORING_LETTERS = Rule(
    "monitoring.letters",
    "the first is not published, later ones are",
    Evidence(Basis.OFSTED, (MONITORING_HANDBOOK_2016,), note="Said for 2016-18."),
    statement="The letter of the first monitoring visit is not published; those of later ones are.",
)

# Intervention by the Department for Education: events of their own, with no computed date.

IMPROVEMENT_NOTICE = Rule(
    "intervention.improvement-notice",
    "non-statutory; no computed date",
    Evidence(Basis.REPORTED, (REPORTS,)),
    statement="The Department for Education may issue an improvement notice, which is not statutory.",
)
STATUTORY_DIRECTION = Rule(
    "intervention.statutory-direction",
    "no computed date",
    Evidence(Basis.STATUTE, (EDUCATION_ACT_1996.at("s.497A"),)),
    statement="The Secretary of State may direct an authority.",
)
COMMISSIONER = Rule(
    "intervention.commissioner",
    "no computed date",
    Evidence(Basis.REPORTED, (REPORTS,)),
    statement="The Secretary of State may appoint a commissioner.",
)

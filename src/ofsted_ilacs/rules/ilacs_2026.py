"""
ILACS from 1 April 2026: no overall grade.
"""

from datetime import date

from ofsted_ilacs.model.areas import JudgementArea
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.rules import clocks, fieldwork, relations, routes, unknowns, visits
from ofsted_ilacs.rules.ruleset import Amendment, Ruleset
from ofsted_ilacs.rules.sources import NO_HEADLINE_JUDGEMENT

__all__ = ["EDITION"]

_AREAS = (
    JudgementArea.IMPACT_OF_LEADERS,
    JudgementArea.HELP_AND_PROTECTION,
    JudgementArea.CHILDREN_IN_CARE,
    JudgementArea.CARE_LEAVERS,
)

EDITION = Ruleset(
    "ilacs-2026-04",
    "Inspecting local authority children's services (ILACS), 2026 edition",
    first_day=date(2026, 4, 1),
    areas=_AREAS,
    full_inspections=(EventKind.SHORT, EventKind.STANDARD),
    rules=(
        relations.judgements(_AREAS, note='One report of 2026 leaves out "social work".'),
        routes.NEXT_OUTSTANDING,
        routes.NEXT_GOOD,
        routes.NEXT_REQUIRES_IMPROVEMENT,
        routes.NEXT_INADEQUATE,
        routes.REINSPECTION,
        routes.NEXT_FIRST,
        routes.OVERALL_GRADE_DECIDES,
        routes.NEXT_PRACTICE_INADEQUATE,
        routes.NEXT_LEADERS_INADEQUATE,
        routes.NEXT_MOSTLY_GOOD,
        routes.NEXT_OTHERWISE,
        routes.INTERVAL,
        routes.TOLERANCE,
        routes.ANCHOR,
        routes.SUSPENSION,
        routes.REINSPECTION_TIMING,
        routes.FIRST_WINDOW,
        routes.GAP_OUTSTANDING,
        routes.GAP_GOOD,
        routes.GAP_REQUIRES_IMPROVEMENT,
        routes.GAP_INADEQUATE,
        routes.GAP_SPANNING,
        fieldwork.NOTICE_2026,
        fieldwork.NOTICE_JTAI,
        fieldwork.OFF_SITE,
        fieldwork.ON_SITE_SHORT,
        fieldwork.ON_SITE_STANDARD,
        fieldwork.KIND_BY_LENGTH,
        fieldwork.WEEK_MONDAY,
        fieldwork.WEEK_BANK_HOLIDAY,
        fieldwork.WEEK_AUGUST,
        fieldwork.WEEK_CHRISTMAS,
        fieldwork.PUBLICATION_2024,
        fieldwork.PRE_ELECTION,
        visits.SELF_EVALUATION,
        visits.ENGAGEMENT_MEETING,
        visits.ENGAGEMENT_LETTER,
        visits.FOCUSED_VISITS,
        visits.JTAI_COUNTS,
        visits.FOCUSED_VISIT_DAYS,
        visits.FOCUSED_VISIT_TEAM,
        visits.FOCUSED_VISIT_LETTER,
        visits.FOCUSED_VISIT_TOPICS,
        visits.FOCUSED_VISIT_INADEQUATE,
        visits.JTAI,
        visits.ROUTE,
        visits.MONITORING_FIRST,
        visits.MONITORING_INTERVAL,
        visits.MONITORING_NUMBER,
        visits.MONITORING_TEAM,
        visits.MONITORING_LETTERS,
        visits.IMPROVEMENT_NOTICE,
        visits.STATUTORY_DIRECTION,
        visits.COMMISSIONER,
        clocks.WORKING_DAY,
        clocks.PUBLISH_REPORT,
        clocks.PREPARE_STATEMENT,
        clocks.PUBLISH_STATEMENT,
        clocks.DRAFT_PRIORITY_ACTION_PLAN,
        clocks.PRIORITY_ACTION_PLAN,
        clocks.FOI_RESPONSE,
        unknowns.FRAMEWORK_TEXT,
        unknowns.ANNEX_A,
        unknowns.DRAFT_REPORT,
        unknowns.NOTICE_FOCUSED_VISIT,
        unknowns.NOTICE_MONITORING_VISIT,
        unknowns.ACTION_PLANNING_TIMING,
        unknowns.MONITORING_SINCE_2018,
        unknowns.INADEQUATE_TRIGGER,
        unknowns.INTERVENTION_TRIGGER,
        unknowns.SUCCESSOR_START,
        unknowns.PAUSES,
        unknowns.COMPLAINTS,
        unknowns.FIRST_INSPECTION,
        unknowns.JTAI_PLAN,
    ),
    amendments=(
        Amendment(
            date(2026, 4, 1),
            "The overall grade removed; first used on 27 April 2026",
            citation=NO_HEADLINE_JUDGEMENT,
        ),
    ),
    announced=Amendment(
        date(2027, 1, 1),
        "A successor, the children and families services framework, is announced for 2027; the month is not known",
        citation=NO_HEADLINE_JUDGEMENT,
        shown="2027",
    ),
)

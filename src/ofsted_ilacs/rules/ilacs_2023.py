"""
ILACS from 1 January 2023: care leavers are judged separately.
"""

from datetime import date

from ofsted_ilacs.model.areas import JudgementArea
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.rules import clocks, fieldwork, relations, routes, unknowns, visits
from ofsted_ilacs.rules.ruleset import Amendment, Ruleset
from ofsted_ilacs.rules.sources import CARE_LEAVERS_JUDGEMENT, FRAMEWORK

__all__ = ["EDITION"]

_AREAS = (
    JudgementArea.IMPACT_OF_LEADERS,
    JudgementArea.HELP_AND_PROTECTION,
    JudgementArea.CHILDREN_IN_CARE,
    JudgementArea.CARE_LEAVERS,
    JudgementArea.OVERALL_EFFECTIVENESS,
)

EDITION = Ruleset(
    "ilacs-2023-01",
    "Inspecting local authority children's services (ILACS), 2023 edition",
    first_day=date(2023, 1, 1),
    last_day=date(2026, 3, 31),
    areas=_AREAS,
    full_inspections=(EventKind.SHORT, EventKind.STANDARD),
    rules=(
        relations.judgements(_AREAS),
        relations.ANY_PRACTICE_INADEQUATE,
        relations.LEADERS_ONLY_INADEQUATE,
        relations.GOOD_OVERALL,
        relations.OUTSTANDING_OVERALL,
        routes.NEXT_OUTSTANDING,
        routes.NEXT_GOOD,
        routes.NEXT_REQUIRES_IMPROVEMENT,
        routes.NEXT_INADEQUATE,
        routes.REINSPECTION,
        routes.NEXT_FIRST,
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
        fieldwork.NOTICE,
        fieldwork.NOTICE_JTAI,
        fieldwork.OFF_SITE,
        fieldwork.ON_SITE_SHORT,
        fieldwork.ON_SITE_STANDARD,
        fieldwork.KIND_BY_LENGTH,
        fieldwork.WEEK_MONDAY,
        fieldwork.WEEK_BANK_HOLIDAY,
        fieldwork.WEEK_AUGUST,
        fieldwork.WEEK_CHRISTMAS,
        fieldwork.PUBLICATION_2021,
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
        unknowns.PAUSES,
        unknowns.COMPLAINTS,
        unknowns.FIRST_INSPECTION,
        unknowns.JTAI_PLAN,
    ),
    amendments=(
        Amendment(
            date(2023, 1, 1),
            "Care leavers judged separately; first used on 16 January 2023",
            citation=CARE_LEAVERS_JUDGEMENT,
        ),
        Amendment(
            date(2024, 4, 5),
            "Complaints, publishing and pausing; the language of the national framework",
            citation=FRAMEWORK,
        ),
        Amendment(
            date(2024, 12, 13),
            "The content is not known",
            citation=FRAMEWORK,
        ),
        Amendment(
            date(2025, 4, 11),
            "The content is not known",
            citation=FRAMEWORK,
        ),
    ),
)

"""
The inspection of local authority children's services (ILACS), from 29 January 2018.
"""

from datetime import date

from ofsted_ilacs.model.areas import JudgementArea
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.rules import clocks, fieldwork, relations, routes, unknowns, visits
from ofsted_ilacs.rules.ruleset import Amendment, Ruleset
from ofsted_ilacs.rules.sources import CYP_NOW, FRAMEWORK

__all__ = ["EDITION"]

_AREAS = (
    JudgementArea.IMPACT_OF_LEADERS,
    JudgementArea.HELP_AND_PROTECTION,
    JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS,
    JudgementArea.OVERALL_EFFECTIVENESS,
)

EDITION = Ruleset(
    "ilacs-2018-01",
    "Inspecting local authority children's services (ILACS), 2018 edition",
    first_day=date(2018, 1, 29),
    last_day=date(2022, 12, 31),
    areas=_AREAS,
    full_inspections=(EventKind.SHORT, EventKind.STANDARD),
    rules=(
        relations.judgements(_AREAS),
        relations.ANY_PRACTICE_INADEQUATE,
        relations.LEADERS_ONLY_INADEQUATE,
        relations.OUTSTANDING_OVERALL,
        routes.NEXT_OUTSTANDING,
        routes.NEXT_GOOD,
        routes.NEXT_REQUIRES_IMPROVEMENT,
        routes.NEXT_INADEQUATE,
        routes.REINSPECTION_TO_2018,
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
        fieldwork.PUBLICATION_2018,
        fieldwork.PUBLICATION_2021,
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
        visits.MONITORING_FIRST_TO_2018,
        visits.MONITORING_FIRST,
        visits.MONITORING_INTERVAL_TO_2018,
        visits.MONITORING_INTERVAL,
        visits.MONITORING_NUMBER_TO_2018,
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
        unknowns.FIRST_INSPECTION,
        unknowns.JTAI_PLAN,
    ),
    amendments=(
        Amendment(
            date(2018, 9, 17),
            "Re-inspection under the single inspection framework abolished; a draft plan after priority action.",
            citation=CYP_NOW,
        ),
        Amendment(
            date(2021, 1, 1),
            "Notice and publishing arrangements, some time in 2021; the content is not known.",
            citation=FRAMEWORK,
        ),
    ),
)

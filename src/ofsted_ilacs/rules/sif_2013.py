"""
The single inspection framework, from 19 November 2013.
"""

from datetime import date

from ofsted_ilacs.model.areas import JudgementArea
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.rules import clocks, fieldwork, relations, routes, unknowns, visits
from ofsted_ilacs.rules.ruleset import Amendment, Ruleset
from ofsted_ilacs.rules.sources import CYP_NOW

__all__ = ["EDITION"]

_AREAS = (
    JudgementArea.HELP_AND_PROTECTION,
    JudgementArea.LOOKED_AFTER_AND_PERMANENCE,
    JudgementArea.ADOPTION,
    JudgementArea.SIF_CARE_LEAVERS,
    JudgementArea.LEADERSHIP_MANAGEMENT_GOVERNANCE,
    JudgementArea.OVERALL_EFFECTIVENESS,
)

EDITION = Ruleset(
    "sif-2013-11",
    "Single inspection framework (SIF)",
    first_day=date(2013, 11, 19),
    last_day=date(2018, 1, 28),
    ran_on_until=date(2018, 9, 16),
    areas=_AREAS,
    full_inspections=(EventKind.SINGLE, EventKind.POST_MONITORING_SINGLE),
    rules=(
        relations.judgements(
            _AREAS,
            {JudgementArea.HELP_AND_PROTECTION: "Children who need help and protection"},
            note=(
                "The key judgements are three: help and protection; looked after and permanence; leadership. Adoption "
                "and care leavers are sub-judgements inside looked after and permanence."
            ),
        ),
        relations.SIF_KEY_INADEQUATE,
        routes.NEXT_INADEQUATE,
        routes.REINSPECTION_TO_2018,
        routes.REINSPECTION_TIMING_TO_2018,
        unknowns.SIF_CYCLE,
        fieldwork.NOTICE_SIF,
        fieldwork.NOTICE_JTAI,
        fieldwork.PRE_ELECTION,
        visits.JTAI,
        visits.ROUTE,
        visits.MONITORING_FIRST_TO_2018,
        visits.MONITORING_INTERVAL_TO_2018,
        visits.MONITORING_NUMBER_TO_2018,
        visits.MONITORING_TEAM,
        visits.MONITORING_LETTERS,
        visits.IMPROVEMENT_NOTICE,
        visits.STATUTORY_DIRECTION,
        visits.COMMISSIONER,
        clocks.WORKING_DAY,
        clocks.PUBLISH_REPORT,
        clocks.PREPARE_STATEMENT,
        clocks.PUBLISH_STATEMENT,
        clocks.FOI_RESPONSE,
        unknowns.ACTION_PLANNING_TIMING,
        unknowns.NOTICE_MONITORING_VISIT,
        unknowns.JTAI_PLAN,
        unknowns.DRAFT_REPORT,
    ),
    amendments=(
        Amendment(
            date(2018, 9, 17),
            "Re-inspection under this framework abolished; re-inspections of the inadequate had run on to June 2018",
            citation=CYP_NOW,
            shown="September 2018",
        ),
    ),
)

"""
What no source says. Each stays unknown until one does.
"""

from ofsted_ilacs.rules.evidence import Basis, Citation, Evidence
from ofsted_ilacs.rules.ruleset import Rule
from ofsted_ilacs.rules.sources import FRAMEWORK, MONITORING_HANDBOOK_2016, NO_HEADLINE_JUDGEMENT, REPORTS
from ofsted_ilacs.rules.values import Unknown

__all__: list[str] = []


def _unknown(id: str, reason: str, *looked_in: Citation) -> Rule:
    return Rule(
        id,
        Unknown(reason),
        Evidence(
            Basis.INFERRED, looked_in or (FRAMEWORK,), note="Inferred from its absence in every source that was read."
        ),
        statement=f"Not published / not known: {reason}.",
    )


FRAMEWORK_TEXT = _unknown("framework.text", "the framework's paragraph numbers and body text")
ANNEX_A = _unknown("annex-a.deadlines", "the deadlines of Annex A")
DRAFT_REPORT = _unknown("draft-report.days", "the days for the draft report and for comments on it")
NOTICE_FOCUSED_VISIT = _unknown("notice.focused-visit", "the notice of a focused visit")
NOTICE_MONITORING_VISIT = _unknown("notice.monitoring-visit", "the notice of a monitoring visit")
ACTION_PLANNING_TIMING = _unknown(
    "action-planning-visit.timing", "when the action planning visit takes place", MONITORING_HANDBOOK_2016
)
MONITORING_SINCE_2018 = _unknown(
    "monitoring.since-2018", "the monitoring rules after September 2018", FRAMEWORK, MONITORING_HANDBOOK_2016
)
INADEQUATE_TRIGGER = _unknown(
    "inadequate.trigger",
    "what puts an authority on the inadequate route after April 2026",
    NO_HEADLINE_JUDGEMENT,
)
INTERVENTION_TRIGGER = _unknown(
    "intervention.trigger", "what triggers intervention after April 2026", NO_HEADLINE_JUDGEMENT
)
SUCCESSOR_START = _unknown(
    "successor.start", "the month of 2027 in which the successor framework starts", NO_HEADLINE_JUDGEMENT
)
PAUSES = _unknown("pause.limits", "the limits on pausing an inspection")
COMPLAINTS = _unknown("complaint.days", "the days for a complaint after April 2024")
FIRST_INSPECTION = _unknown("first.rule", "when a new authority must be inspected first", REPORTS)
JTAI_PLAN = _unknown("clock.jtai-plan", "the clock for the action plan after a joint targeted area inspection")
SIF_CYCLE = _unknown(
    "next.cycle",
    "which inspection was to follow a single inspection that was not inadequate, and when, before ILACS replaced it",
)

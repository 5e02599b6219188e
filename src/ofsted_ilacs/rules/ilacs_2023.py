"""
ILACS from 1 January 2023: care leavers are judged separately.
"""

from datetime import date

from ofsted_ilacs.model.areas import PRACTICE_ROLES, AreaRole, JudgementArea
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.periods import Months, Span, WorkingDays, Years
from ofsted_ilacs.rules import facts, findings, sources
from ofsted_ilacs.rules.edition import (
    Amendment,
    FirstInspection,
    FocusedVisits,
    Interval,
    Monitoring,
    Next,
    Notice,
    OnSite,
    Publication,
    Ruleset,
    Weeks,
    Yearly,
)
from ofsted_ilacs.rules.judged import GOOD_OR_BETTER, MOSTLY_GOOD, PRACTICE_INADEQUATE, Relation, Share
from ofsted_ilacs.rules.rule import Dated, says
from ofsted_ilacs.rules.values import Anchor, Between, Estimate, Unknown

__all__ = ["EDITION"]

_AREAS = (
    JudgementArea.IMPACT_OF_LEADERS,
    JudgementArea.HELP_AND_PROTECTION,
    JudgementArea.CHILDREN_IN_CARE,
    JudgementArea.CARE_LEAVERS,
    JudgementArea.OVERALL_EFFECTIVENESS,
)
_OVERALL = (AreaRole.OVERALL,)

EDITION = Ruleset(
    "ilacs-2023-01",
    "Inspecting local authority children's services (ILACS), 2023 edition",
    first_day=date(2023, 1, 1),
    last_day=date(2026, 3, 31),
    areas=_AREAS,
    full_inspections=(EventKind.SHORT, EventKind.STANDARD),
    next=Next(
        outstanding=says(Pathway.SHORT, findings.NEXT_OUTSTANDING),
        good=says(Pathway.SHORT, findings.NEXT_GOOD),
        requires_improvement=says(Pathway.STANDARD, findings.NEXT_REQUIRES_IMPROVEMENT),
        inadequate=says(Pathway.INADEQUATE, findings.MONITORING_PROGRAMME),
        first=says(EventKind.STANDARD, findings.FIRST_IS_STANDARD),
        reinspection=Dated(says(EventKind.STANDARD, findings.REINSPECTED_WITH_STANDARD)),
    ),
    relation=(
        Relation(
            name="any-practice-inadequate",
            when=PRACTICE_INADEQUATE,
            then=(Share(_OVERALL, (Grade.INADEQUATE,)),),
            rule=says(
                True,
                findings.ANY_PRACTICE_INADEQUATE,
                "Overall effectiveness was inadequate whenever a practice judgement was.",
            ),
        ),
        Relation(
            name="good-overall",
            when=MOSTLY_GOOD,
            then=(Share(_OVERALL, GOOD_OR_BETTER),),
            both_ways=True,
            rule=says(
                True,
                findings.GOOD_OVERALL,
                "Overall effectiveness was good or better exactly when leaders and at least two of the three practice "
                "judgements were.",
            ),
        ),
        Relation(
            name="outstanding-overall",
            when=(Share(_OVERALL, (Grade.OUTSTANDING,)),),
            then=(Share((AreaRole.LEADERS,), (Grade.OUTSTANDING,)), Share(PRACTICE_ROLES, GOOD_OR_BETTER)),
            rule=says(
                True,
                findings.OUTSTANDING_OVERALL,
                "Whenever overall effectiveness was outstanding, leaders were too and nothing was below good.",
            ),
        ),
    ),
    interval=Interval(
        every=says(Years(3), findings.THREE_YEARS),
        tolerance=says(Months(6), findings.SIX_MONTHS),
        anchor=says(Anchor.PUBLICATION, findings.ANCHOR),
        reinspection=says(
            "Re-inspections of inadequate authorities came 29.9 months after the last inspection at the earliest.",
            findings.REINSPECTION_SEEN,
        ),
    ),
    suspension=says(Span(date(2020, 3, 17), date(2021, 6, 27)), findings.SUSPENSION),
    first=FirstInspection(window=says(Between(12, 19, unit="months"), findings.FIRST_WINDOW)),
    notice=Notice(
        inspection=says(WorkingDays(5), findings.NOTICE),
        jtai=says(WorkingDays(10), findings.NOTICE_JTAI),
        focused_visit=says(
            Unknown("the notice of a focused visit", published_at=sources.FRAMEWORK.url),
            findings.unread(sources.FRAMEWORK),
        ),
        monitoring_visit=says(
            Unknown("the notice of a monitoring visit", published_at=sources.FRAMEWORK.url),
            findings.unread(sources.FRAMEWORK),
        ),
    ),
    off_site=says(WorkingDays(5), findings.OFF_SITE),
    on_site=OnSite(
        short=says(WorkingDays(5), findings.ON_SITE_SHORT),
        standard=says(WorkingDays(10), findings.ON_SITE_STANDARD),
        focused_visit=says(WorkingDays(2), findings.TWO_DAYS),
        monitoring_visit=says(WorkingDays(2), findings.MONITORING_TEAM),
    ),
    week=Weeks(
        monday=says(True, findings.MONDAYS),
        bank_holiday=says(True, findings.NO_BANK_HOLIDAY),
        august=says(True, findings.NO_AUGUST),
        christmas=says(True, findings.NO_CHRISTMAS),
    ),
    publication=Publication(
        usual=Dated(
            says(
                Estimate(30, low=30, high=42, unit="working days"),
                findings.PUBLISHED_2021,
                first_day=date(2021, 6, 1),
                last_day=date(2024, 3, 31),
            ),
            says(
                Estimate(27, low=27, high=53, unit="working days"),
                findings.PUBLISHED_2024,
                first_day=date(2024, 4, 1),
            ),
        ),
        letter=says(Estimate(22, low=22, high=36, unit="working days"), findings.LETTERS),
        pre_election=says(True, findings.PRE_ELECTION),
    ),
    yearly=Yearly(
        self_evaluation=says(Years(1), findings.SELF_EVALUATION),
        engagement_meeting=says(Years(1), findings.ENGAGEMENT_MEETING),
    ),
    focused_visits=FocusedVisits(
        number=says(Between(1, 2, unit="focused visits"), findings.FOCUSED_VISITS),
        jtai_counts=says(True, findings.JTAI_COUNTS),
    ),
    monitoring=Monitoring(
        route=Dated(
            says(
                "The inadequate route: an action planning visit, the plan, monitoring visits and the re-inspection.",
                findings.MONITORING_PROGRAMME,
            )
        ),
        action_planning=says(
            Unknown("when the action planning visit takes place"), findings.absent(sources.MONITORING_HANDBOOK)
        ),
        first=Dated(says(Between(8, 25, unit="weeks"), findings.MONITORING_FEW_CASES)),
        interval=Dated(says(Between(3, 6, unit="months"), findings.MONITORING_INTERVAL)),
        number=Dated(says(Between(4, 7, unit="monitoring visits"), findings.MONITORING_FEW_CASES)),
        until_inspection=says(True, findings.MONITORING_GOES_ON, first_day=date(2024, 3, 28)),
        letters=says(
            "The letter of the first monitoring visit is not published; those of later ones are.",
            findings.MONITORING_LETTERS,
        ),
    ),
    facts=(
        facts.judgements(_AREAS),
        facts.LEADERS_ONLY_INADEQUATE,
        *facts.ILACS,
        *facts.UNREAD_OF_ILACS,
        facts.COMPLAINTS,
        facts.FIRST_INSPECTION,
    ),
    amendments=(
        Amendment(
            date(2023, 1, 1),
            "Care leavers judged separately; first used on 16 January 2023",
            citation=sources.CARE_LEAVERS_JUDGEMENT.saying(
                "The new judgement will be introduced in January 2023, once all local authorities have had at least "
                "one ILACS inspection"
            ),
        ),
        Amendment(
            date(2024, 4, 5),
            "Complaints, publishing and pausing; the language of the national framework",
            citation=sources.FRAMEWORK,
        ),
        Amendment(date(2024, 12, 13), "What changed was not read", citation=sources.FRAMEWORK),
        Amendment(date(2025, 4, 11), "What changed was not read", citation=sources.FRAMEWORK),
    ),
    announced=Amendment(
        date(2026, 4, 1),
        "The next edition, from 1 April 2026, gives no overall grade",
        citation=sources.NO_HEADLINE_JUDGEMENT.saying(
            "From April 2026, the inspectorate will remove the overall effectiveness judgement in ILACS"
        ),
        known_from=date(2025, 11, 27),
    ),
)

"""
The inspection of local authority children's services (ILACS), from 29 January 2018.
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
from ofsted_ilacs.rules.judged import GOOD_OR_BETTER, PRACTICE_INADEQUATE, Relation, Share
from ofsted_ilacs.rules.rule import Dated, says
from ofsted_ilacs.rules.values import Anchor, Between, Estimate, Unknown

__all__ = ["EDITION"]

_AREAS = (
    JudgementArea.IMPACT_OF_LEADERS,
    JudgementArea.HELP_AND_PROTECTION,
    JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS,
    JudgementArea.OVERALL_EFFECTIVENESS,
)
_OVERALL = (AreaRole.OVERALL,)
_BEGAN = date(2018, 1, 29)
_SINGLE_ENDED, _STANDARD_BEGAN = date(2018, 9, 16), date(2018, 9, 17)

EDITION = Ruleset(
    "ilacs-2018-01",
    "Inspecting local authority children's services (ILACS), 2018 edition",
    first_day=_BEGAN,
    last_day=date(2022, 12, 31),
    areas=_AREAS,
    full_inspections=(EventKind.SHORT, EventKind.STANDARD),
    next=Next(
        outstanding=says(Pathway.SHORT, findings.NEXT_OUTSTANDING),
        good=says(Pathway.SHORT, findings.NEXT_GOOD),
        requires_improvement=says(Pathway.STANDARD, findings.NEXT_REQUIRES_IMPROVEMENT),
        inadequate=says(Pathway.INADEQUATE, findings.MONITORING_PROGRAMME),
        first=says(EventKind.STANDARD, findings.FIRST_IS_STANDARD),
        reinspection=Dated(
            says(EventKind.SINGLE, findings.REINSPECTED_WITH_SINGLE, first_day=_BEGAN, last_day=_SINGLE_ENDED),
            says(EventKind.STANDARD, findings.REINSPECTED_WITH_STANDARD, first_day=_STANDARD_BEGAN),
        ),
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
                Estimate(21, low=21, high=33, unit="working days"),
                findings.PUBLISHED_2018,
                first_day=_BEGAN,
                last_day=date(2020, 3, 31),
            ),
            says(
                Estimate(30, low=30, high=42, unit="working days"),
                findings.PUBLISHED_2021,
                first_day=date(2021, 6, 1),
                last_day=date(2024, 3, 31),
            ),
        ),
        letter=says(Estimate(22, low=22, high=36, unit="working days"), findings.LETTERS),
        pre_election=says(True, findings.PRE_ELECTION, first_day=date(2019, 11, 6)),
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
        first=Dated(
            says(
                Between(0, 4, unit="weeks"), findings.MONITORING_FIRST_TO_2018, first_day=_BEGAN, last_day=_SINGLE_ENDED
            ),
            says(Between(8, 25, unit="weeks"), findings.MONITORING_FEW_CASES, first_day=_STANDARD_BEGAN),
        ),
        interval=Dated(
            says(Between(3, 3, unit="months"), findings.QUARTERLY, first_day=_BEGAN, last_day=_SINGLE_ENDED),
            says(Between(3, 6, unit="months"), findings.MONITORING_INTERVAL, first_day=_STANDARD_BEGAN),
        ),
        number=Dated(
            says(
                Between(4, 6, unit="monitoring visits"),
                findings.MONITORING_NUMBER_TO_2018,
                first_day=_BEGAN,
                last_day=_SINGLE_ENDED,
            ),
            says(Between(4, 7, unit="monitoring visits"), findings.MONITORING_FEW_CASES, first_day=_STANDARD_BEGAN),
        ),
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
        facts.ASSURANCE_VISITS,
        facts.FIRST_INSPECTION,
    ),
    amendments=(
        Amendment(
            date(2018, 9, 17),
            "Re-inspection under the single inspection framework abolished; a draft plan after priority action",
            citation=sources.CYP_NOW_SEPTEMBER_2018,
            shown="September 2018",
        ),
        Amendment(
            date(2021, 1, 1),
            "Notice and publishing arrangements; what changed was not read",
            citation=sources.FRAMEWORK,
            shown="2021",
        ),
    ),
    announced=Amendment(
        date(2023, 1, 1),
        "The next edition, from January 2023, judges care leavers separately",
        citation=sources.CARE_LEAVERS_JUDGEMENT.saying(
            "The new judgement will be introduced in January 2023, once all local authorities have had at least one "
            "ILACS inspection"
        ),
        shown="January 2023",
        known_from=date(2022, 12, 2),
    ),
)

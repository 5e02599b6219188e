"""
ILACS from 1 April 2026: no overall grade.
"""

from datetime import date

from ofsted_ilacs.model.areas import JudgementArea
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
from ofsted_ilacs.rules.evidence import Basis, Evidence
from ofsted_ilacs.rules.judged import LEADERS_INADEQUATE, MOSTLY_GOOD, PRACTICE_INADEQUATE, Case
from ofsted_ilacs.rules.rule import Dated, says
from ofsted_ilacs.rules.values import Anchor, Between, Estimate, Unknown

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
    next=Next(
        outstanding=says(Pathway.SHORT, findings.NEXT_OUTSTANDING),
        good=says(Pathway.SHORT, findings.NEXT_GOOD),
        requires_improvement=says(Pathway.STANDARD, findings.NEXT_REQUIRES_IMPROVEMENT),
        inadequate=says(Pathway.INADEQUATE, findings.MONITORING_PROGRAMME),
        first=says(EventKind.STANDARD, findings.FIRST_IS_STANDARD),
        reinspection=Dated(says(EventKind.STANDARD, findings.REINSPECTED_WITH_STANDARD)),
        overall_grade_decides=says(
            True,
            Evidence(
                Basis.INFERRED,
                (sources.REPORTS,),
                note=(
                    "Inferred: no case so far shows whether the overall grade or the judgements decide. Of four good "
                    "authorities inspected since 1 April 2026, Brent, Somerset and Portsmouth had short inspections "
                    "and Lancashire a standard one."
                ),
            ),
        ),
    ),
    without_overall=(
        Case(
            name="practice-inadequate",
            when=PRACTICE_INADEQUATE,
            rule=says(
                Pathway.INADEQUATE,
                Evidence(
                    Basis.INFERRED,
                    (sources.REPORTS,),
                    n=33,
                    of=33,
                    note=(
                        "Inferred from overall grades to March 2026, which were inadequate whenever a practice "
                        "judgement was. What puts an authority on this route since April 2026 is not known."
                    ),
                ),
                "With no overall grade, any inadequate practice judgement leads to {value}.",
            ),
            needs_review=True,
        ),
        Case(
            name="leaders-inadequate",
            when=LEADERS_INADEQUATE,
            rule=says(
                Pathway.STANDARD,
                Evidence(
                    Basis.INFERRED,
                    (sources.REPORTS,),
                    n=3,
                    of=4,
                    note=(
                        "Inferred from four reports to March 2026: three were requires improvement overall and one "
                        "inadequate."
                    ),
                ),
                "With no overall grade, inadequate leaders and no inadequate practice judgement lead to {value}.",
            ),
            needs_review=True,
        ),
        Case(
            name="mostly-good",
            when=MOSTLY_GOOD,
            rule=says(
                Pathway.SHORT,
                Evidence(
                    Basis.INFERRED,
                    (
                        sources.REPORTS,
                        sources.SCRAPER_README.saying(
                            "Whether a local authority gets a focused visit ahead of its next short inspection is now "
                            "based on being judged good/outstanding on impact of leaders and at least two of the three "
                            "practice judgements"
                        ),
                    ),
                    n=145,
                    of=145,
                    note=(
                        "Inferred from overall grades of January 2023 to March 2026, which were good or better exactly "
                        "in these cases, and from hearsay: the README restates Ofsted's summary of changes, on focused "
                        "visits."
                    ),
                ),
                "With no overall grade, leaders good or better and at least two of the three practice judgements good "
                "or better lead to {value}.",
            ),
        ),
        Case(
            name="otherwise",
            when=(),
            rule=says(
                Pathway.STANDARD,
                Evidence(
                    Basis.INFERRED,
                    (sources.REPORTS,),
                    note="Inferred from the cases before it: neither mostly good nor inadequate.",
                ),
                "With no overall grade, any other set of judgements leads to {value}.",
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
        inspection=says(
            WorkingDays(5),
            Evidence(
                findings.NOTICE.basis,
                findings.NOTICE.citations,
                note=f"{findings.NOTICE.note} Whether notice is unchanged since April 2026 is not known.",
            ),
        ),
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
        usual=Dated(says(Estimate(27, low=27, high=53, unit="working days"), findings.PUBLISHED_2024)),
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
        until_inspection=says(True, findings.MONITORING_GOES_ON),
        letters=says(
            "The letter of the first monitoring visit is not published; those of later ones are.",
            findings.MONITORING_LETTERS,
        ),
    ),
    facts=(
        facts.judgements(_AREAS, note='One report of 2026 leaves out "social work".'),
        *facts.ILACS,
        *facts.UNREAD_OF_ILACS,
        facts.COMPLAINTS,
        facts.FIRST_INSPECTION,
        facts.INADEQUATE_TRIGGER,
        facts.INTERVENTION_TRIGGER,
        facts.SUCCESSOR,
        facts.SUCCESSOR_START,
    ),
    amendments=(
        Amendment(
            date(2026, 4, 1),
            "The overall grade removed; first used on 27 April 2026",
            citation=sources.NO_HEADLINE_JUDGEMENT.saying(
                "From April 2026, the inspectorate will remove the overall effectiveness judgement in ILACS"
            ),
        ),
    ),
    announced=Amendment(
        date(2027, 1, 1),
        "A successor, the children and families services framework, is announced for 2027; the month is not known",
        citation=sources.NO_HEADLINE_JUDGEMENT.saying("planned for 2027"),
        shown="2027",
        known_from=date(2025, 11, 27),
    ),
)

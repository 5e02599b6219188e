"""
The single inspection framework, from 19 November 2013.
"""

from datetime import date

from ofsted_ilacs.model.areas import AreaRole, JudgementArea
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.periods import WorkingDays
from ofsted_ilacs.rules import facts, findings, sources
from ofsted_ilacs.rules.edition import Amendment, Interval, Monitoring, Next, Notice, OnSite, Publication, Ruleset
from ofsted_ilacs.rules.evidence import Basis, Evidence
from ofsted_ilacs.rules.judged import Relation, Share
from ofsted_ilacs.rules.rule import Dated, Rule, says
from ofsted_ilacs.rules.values import Between, Unknown

__all__ = ["EDITION"]

_AREAS = (
    JudgementArea.HELP_AND_PROTECTION,
    JudgementArea.LOOKED_AFTER_AND_PERMANENCE,
    JudgementArea.ADOPTION,
    JudgementArea.SIF_CARE_LEAVERS,
    JudgementArea.LEADERSHIP_MANAGEMENT_GOVERNANCE,
    JudgementArea.OVERALL_EFFECTIVENESS,
)
_KEY = (AreaRole.LEADERS, AreaRole.PRACTICE, AreaRole.IN_CARE)

_CYCLE = Evidence(
    Basis.INFERRED,
    (sources.SINGLE_FRAMEWORK.saying("The inspection is universal and will be conducted in a three-year cycle"),),
    note="Inferred from its absence in every source that was read: what follows a cycle was not promised.",
)
_FOLLOWING = Unknown("which inspection was to follow a single inspection that was not inadequate")
_WHEN = Unknown("when the next inspection was to come, before ILACS replaced this framework")
_MONITORING_BEGAN = date(2016, 5, 31)

EDITION = Ruleset(
    "sif-2013-11",
    "Single inspection framework (SIF)",
    first_day=date(2013, 11, 19),
    last_day=date(2018, 1, 28),
    ran_on_until=date(2018, 9, 16),
    areas=_AREAS,
    full_inspections=(EventKind.SINGLE, EventKind.POST_MONITORING_SINGLE),
    next=Next(
        outstanding=says(_FOLLOWING, _CYCLE),
        good=says(_FOLLOWING, _CYCLE),
        requires_improvement=says(_FOLLOWING, _CYCLE),
        inadequate=says(
            Pathway.INADEQUATE,
            findings.REINSPECTION_SAID_TO_2018,
            "A grade of inadequate leads to a re-inspection.",
        ),
        first=says(Unknown("which inspection a new authority was to have first"), _CYCLE),
        reinspection=Dated(says(EventKind.SINGLE, findings.REINSPECTED_WITH_SINGLE)),
    ),
    relation=(
        Relation(
            name="sif-key-inadequate",
            when=(Share(_KEY, (Grade.INADEQUATE,), 1),),
            then=(Share((AreaRole.OVERALL,), (Grade.INADEQUATE,)),),
            rule=says(
                True,
                Evidence(
                    Basis.OBSERVED,
                    (sources.REPORTS,),
                    n=39,
                    of=39,
                    note="An inadequate sub-judgement alone did not lead to it (7 cases).",
                ),
                "Overall effectiveness was inadequate whenever a key judgement was.",
            ),
        ),
    ),
    interval=Interval(
        every=says(_WHEN, _CYCLE),
        tolerance=says(_WHEN, _CYCLE),
        anchor=says(_WHEN, _CYCLE),
        reinspection=says(
            "Re-inspection was said to come within 18 to 24 months and, from May 2016, within 24 months of the action "
            "plan.",
            findings.REINSPECTION_SAID_TO_2018,
        ),
    ),
    notice=Notice(
        inspection=says(
            WorkingDays(0),
            Evidence(
                Basis.REPORTED,
                (sources.NORFOLK_2015.saying("commencing 7 July. This is a no notice inspection"),),
            ),
            "A single inspection comes without notice.",
        ),
        jtai=says(WorkingDays(10), findings.NOTICE_JTAI, first_day=date(2016, 2, 1)),
        monitoring_visit=says(
            Unknown("the notice of a monitoring visit"), findings.absent(sources.MONITORING_HANDBOOK)
        ),
    ),
    on_site=OnSite(),
    publication=Publication(),
    monitoring=Monitoring(
        route=Dated(
            says(
                "The inadequate route: an action planning visit, the plan, monitoring visits and the re-inspection.",
                findings.MONITORING_PROGRAMME,
                first_day=_MONITORING_BEGAN,
            )
        ),
        action_planning=says(
            Unknown("when the action planning visit takes place"), findings.absent(sources.MONITORING_HANDBOOK)
        ),
        first=Dated(says(Between(0, 4, unit="weeks"), findings.MONITORING_FIRST_TO_2018, first_day=_MONITORING_BEGAN)),
        interval=Dated(says(Between(3, 3, unit="months"), findings.QUARTERLY, first_day=_MONITORING_BEGAN)),
        number=Dated(
            says(
                Between(4, 6, unit="monitoring visits"),
                findings.MONITORING_NUMBER_TO_2018,
                first_day=_MONITORING_BEGAN,
            )
        ),
        letters=says(
            "The letter of the first monitoring visit is not published; those of later ones are.",
            findings.MONITORING_LETTERS,
            first_day=_MONITORING_BEGAN,
        ),
    ),
    facts=(
        facts.judgements(
            _AREAS,
            {JudgementArea.HELP_AND_PROTECTION: "Children who need help and protection"},
            note=(
                "The key judgements are three: help and protection; looked after and permanence; leadership. Adoption "
                "and care leavers are sub-judgements inside looked after and permanence."
            ),
        ),
        Rule(
            "cycle",
            "The inspection is universal and conducted in a three-year cycle.",
            Evidence(Basis.OFSTED, _CYCLE.citations),
        ),
        Rule(
            "on-site.single",
            "An inspection covers a period of four weeks.",
            Evidence(Basis.REPORTED, (sources.NORFOLK_2015.saying("cover a four week period"),)),
        ),
        facts.JTAI,
        facts.MONITORING_TEAM,
    ),
    amendments=(
        Amendment(
            date(2018, 9, 17),
            "Re-inspection under this framework abolished; re-inspections of the inadequate had run on to June 2018",
            citation=sources.CYP_NOW_SEPTEMBER_2018,
            shown="September 2018",
        ),
    ),
)

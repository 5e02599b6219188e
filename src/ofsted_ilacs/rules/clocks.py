"""
Rules on the clocks that run in working days, the same in every edition.
"""

from ofsted_ilacs.model.periods import WorkingDays
from ofsted_ilacs.rules.evidence import Basis, Evidence
from ofsted_ilacs.rules.ruleset import Rule
from ofsted_ilacs.rules.sources import CYP_NOW, EIA_2006, FOIA_2000, SI_2007_462

__all__: list[str] = []

WORKING_DAY = Rule(
    "working-day",
    "any but a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in England and Wales",
    Evidence(
        Basis.STATUTE,
        (SI_2007_462.at("reg 1(2)"),),
        note="Bank holidays: Banking and Financial Dealings Act 1971. Ofsted's own closure days are working days.",
    ),
    statement=(
        "A working day is any day other than a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in "
        "England and Wales."
    ),
)
PUBLISH_REPORT = Rule(
    "clock.publish-report",
    WorkingDays(30),
    Evidence(Basis.STATUTE, (SI_2007_462.at("reg 2"),)),
    statement="The authority publishes the report within 30 working days of receiving it.",
)
PREPARE_STATEMENT = Rule(
    "clock.prepare-statement",
    "a duty without a day of its own",
    Evidence(Basis.STATUTE, (EIA_2006.at("s.137(3)"),)),
    statement="The authority prepares a written statement of the action that it proposes, and the period for it.",
)
PUBLISH_STATEMENT = Rule(
    "clock.publish-statement",
    WorkingDays(70),
    Evidence(
        Basis.STATUTE,
        (EIA_2006.at("s.137(4)"), SI_2007_462.at("reg 3")),
        note=(
            "The text of regulation 3 was not read: the figure is quoted by Ofsted and confirmed by councils. It "
            "applies to every report, whatever the grade."
        ),
    ),
    statement=(
        "The authority publishes its written statement of proposed action, and sends it to the Secretary of State and "
        "the Chief Inspector, within 70 working days of receiving the report."
    ),
)
DRAFT_PRIORITY_ACTION_PLAN = Rule(
    "clock.draft-priority-action-plan",
    WorkingDays(20),
    Evidence(
        Basis.OFSTED,
        (CYP_NOW,),
        note="Quoted from the framework of August 2018; whether it is still current is not known.",
    ),
    statement=(
        "After a focused-visit letter with an area for priority action, a draft action plan is due within 20 working "
        "days of receiving the letter."
    ),
)
PRIORITY_ACTION_PLAN = Rule(
    "clock.priority-action-plan",
    WorkingDays(70),
    Evidence(
        Basis.OFSTED,
        (CYP_NOW,),
        note="Quoted from the framework of August 2018; whether it is still current is not known.",
    ),
    statement=(
        "After a focused-visit letter with an area for priority action, the final action plan is due within 70 working "
        "days of receiving the letter."
    ),
)
FOI_RESPONSE = Rule(
    "clock.foi-response",
    WorkingDays(20),
    Evidence(
        Basis.STATUTE,
        (FOIA_2000.at("s.10(1) and (6)"),),
        note="Section 10(6) counts bank holidays in any part of the United Kingdom.",
    ),
    statement="A request for information is answered by the twentieth working day after it was received.",
)

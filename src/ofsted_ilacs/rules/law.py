"""
What rests on law and on letters, and is the same in every edition: clocks in working days, and interventions.

Each duty has one entry below: what is due, what starts its clock, which events do so, which days count, how long it
runs, the first day on which it is known, and the evidence. To add a clock, add an entry; nothing else is needed.
"""

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any, Self

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.display import Displayed, DisplayedEnum
from ofsted_ilacs.model.fields import expect, some_of, some_text, text, truth, tuple_of
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.periods import WorkingDays
from ofsted_ilacs.rules import sources
from ofsted_ilacs.rules.evidence import Basis, Evidence
from ofsted_ilacs.rules.part import Part
from ofsted_ilacs.rules.rule import Fact, Rule, says
from ofsted_ilacs.rules.values import Unknown

__all__ = ["LAW", "Clock", "Duty", "Law", "Starts"]

FIRST_DAY = date(2013, 11, 19)
"""The first day of the oldest edition: the library goes no further back, however old an Act is."""


class Starts(Enum):
    """
    Which events start a clock.
    """

    FULL_INSPECTION = "the report of a full inspection"
    PRIORITY_ACTION = "a focused visit's letter with an area for priority action"
    JTAI = "the letter of a joint targeted area inspection"
    NOTHING = "no event of an authority's history"

    def by(self, kind: EventKind, *, priority_action: bool) -> bool:
        """
        Return whether an event of some kind starts the clock.
        """
        expect(EventKind, kind, "kind")
        match self:
            case Starts.FULL_INSPECTION:
                return kind.is_full_inspection
            case Starts.PRIORITY_ACTION:
                return kind is EventKind.FOCUSED_VISIT and priority_action
            case Starts.JTAI:
                return kind is EventKind.JTAI
            case _:
                return False


@attrs.frozen(kw_only=True)
class Clock:
    """
    How long an authority has for a duty.

    Attributes:
        label: What is due, in running text.
        short: The same in a few words, for the row of a chart; empty if the label is short enough.
        trigger: What starts the clock, as a clause: "the report was received".
        published: What was published, as a clause, for clocks that are counted from publication because the day of
            receipt is not known.
        starts: Which events start it.
        anywhere_in_the_uk: Whether a bank holiday in any part of the United Kingdom is not counted.
        is_statement: Whether a letter may itself print the day that is due.
        length: Makes the rule on how many working days it runs, from the rule's id.
    """

    label: str = attrs.field(validator=some_text)
    short: str = attrs.field(default="", validator=text)
    trigger: str = attrs.field(default="the report was received", validator=some_text)
    published: str = attrs.field(default="the report was published", validator=some_text)
    starts: Starts = attrs.field(validator=some_of(Starts))
    anywhere_in_the_uk: bool = attrs.field(default=False, validator=truth)
    is_statement: bool = attrs.field(default=False, validator=truth)
    length: Callable[[str], Rule[WorkingDays]] = attrs.field(validator=some_of(Callable))  # type: ignore[arg-type]


def _length(
    days: int, evidence: Evidence, statement: str, *, first_day: date = FIRST_DAY
) -> Callable[[str], Rule[WorkingDays]]:
    return lambda id: Rule(id, WorkingDays(days), evidence, statement=statement, first_day=first_day)


_PRIORITY_ACTION_NOTE = (
    "Whether it is still current in 2026 is not known. The first letter known to carry it is St Helens's."
)
_LETTER_RECEIVED, _LETTER_PUBLISHED = "the letter was received", "the letter was published"


class Duty(DisplayedEnum):
    """
    Something that an authority must do within a number of working days.

    Attributes:
        label: What is due, in running text.
        clock: How long the authority has for it.
        rule: The rule on how long, as the law is now.
    """

    PUBLISH_REPORT = (
        "publish_report",
        Clock(
            label="Publication of the report by the authority",
            short="publish the report",
            starts=Starts.FULL_INSPECTION,
            length=_length(
                30,
                Evidence(
                    Basis.STATUTE,
                    (sources.SI_2007_462.at("reg 2", "within 30 working days of receiving the report"),),
                ),
                "The authority publishes the report within {value} of receiving it: it sends copies to its partners, "
                "tells a newspaper and a radio station, lets anyone inspect it free of charge, and gives copies for a "
                "reasonable fee.",
            ),
        ),
    )
    PUBLISH_STATEMENT = (
        "publish_statement",
        Clock(
            label="Written statement of proposed action",
            short="proposed action",
            starts=Starts.FULL_INSPECTION,
            is_statement=True,
            length=_length(
                70,
                Evidence(
                    Basis.STATUTE,
                    (
                        sources.EIA_2006.at("s.137(4)"),
                        sources.SI_2007_462.at("reg 3"),
                        sources.CYP_NOW_AUGUST_2018.saying(
                            "In line with current legislation ... within 70 working days of receiving the letter",
                            speaker="Ofsted",
                        ),
                        sources.KIRKLEES_CABINET.saying(
                            "for submission to the Secretary of State and Her Majesty's Chief Inspector"
                        ),
                    ),
                    note=(
                        "The text of regulation 3 was not read: the figure is quoted by Ofsted and confirmed by "
                        "councils. It applies to every report, whatever the grade."
                    ),
                ),
                "The authority publishes its written statement of proposed action, and sends it to the Secretary of "
                "State and the Chief Inspector, within {value} of receiving the report.",
            ),
        ),
    )
    DRAFT_PRIORITY_ACTION_PLAN = (
        "draft_priority_action_plan",
        Clock(
            label="Draft plan after priority action",
            starts=Starts.PRIORITY_ACTION,
            trigger=_LETTER_RECEIVED,
            published=_LETTER_PUBLISHED,
            length=_length(
                20,
                Evidence(
                    Basis.OFSTED,
                    (
                        sources.CYP_NOW_AUGUST_2018.saying(
                            "We will also ask that local authorities share an early draft of the action plan within 20 "
                            "working days",
                            speaker="Ofsted",
                        ),
                    ),
                    note=_PRIORITY_ACTION_NOTE,
                ),
                "After a focused visit's letter with an area for priority action, the authority shares a draft action "
                "plan with Ofsted within {value} of receiving the letter.",
                first_day=date(2018, 8, 10),
            ),
        ),
    )
    PRIORITY_ACTION_PLAN = (
        "priority_action_plan",
        Clock(
            label="Final plan after priority action",
            starts=Starts.PRIORITY_ACTION,
            trigger=_LETTER_RECEIVED,
            published=_LETTER_PUBLISHED,
            length=_length(
                70,
                Evidence(
                    Basis.OFSTED,
                    (
                        sources.CYP_NOW_AUGUST_2018.saying(
                            "within 70 working days of receiving the letter", speaker="Ofsted"
                        ),
                    ),
                    note=_PRIORITY_ACTION_NOTE,
                ),
                "After a focused visit's letter with an area for priority action, the authority's final action plan is "
                "due within {value} of receiving the letter.",
                first_day=date(2018, 8, 10),
            ),
        ),
    )
    FOI_RESPONSE = (
        "foi_response",
        Clock(
            label="Answer to a request for information",
            trigger="the request was received",
            starts=Starts.NOTHING,
            anywhere_in_the_uk=True,
            length=_length(
                20,
                Evidence(
                    Basis.STATUTE,
                    (
                        sources.FOIA_2000.at(
                            "s.10(1)", "not later than the twentieth working day following the date of receipt"
                        ),
                        sources.FOIA_2000.at(
                            "s.10(6)",
                            "a bank holiday under the Banking and Financial Dealings Act 1971 in any part of the "
                            "United Kingdom",
                        ),
                    ),
                ),
                "A request for information must be answered within {value} of its receipt; bank holidays in any part "
                "of the United Kingdom are not counted.",
            ),
        ),
    )
    JTAI_STATEMENT = (
        "jtai_statement",
        Clock(
            label="Written statement after a joint targeted area inspection",
            starts=Starts.JTAI,
            is_statement=True,
            length=_length(
                70,
                Evidence(
                    Basis.STATUTE,
                    (
                        sources.SI_2015_1792.at("explanatory note", "within 70 working days of receiving the report"),
                        sources.SI_2015_1792.at(
                            "", "Every person to whom the report is sent must publish it on their website"
                        ),
                        sources.JTAI_LETTERS,
                    ),
                    n=60,
                    of=62,
                    note=(
                        "Regulation 4 itself was not read. Of 62 published letters that print the day, 32 print the "
                        "70th working day after publication and 60 that day or an earlier one. The day printed in the "
                        "letter wins (Windsor and Maidenhead 49, Harrow 50, Lancashire 38)."
                    ),
                ),
                "The principal authority, which the letter names and which is not always the council, has its written "
                "statement of proposed action ready within {value} of receiving the report; everyone to whom the "
                "report is sent publishes it on a website.",
                first_day=date(2015, 11, 9),
            ),
        ),
    )

    label: str
    clock: Clock
    rule: Rule[WorkingDays]

    def __new__(cls, value: str, clock: Clock) -> Self:
        member = object.__new__(cls)
        member._value_ = value
        member.label, member.clock = clock.label, clock
        member.rule = clock.length(f"clock.{value.replace('_', '-')}")
        return member


def _one_a_duty(given: tuple[Rule[WorkingDays], ...]) -> tuple[Rule[WorkingDays], ...]:
    # A document of an edition may be older than a clock: it then gets the clock from the law.
    if not isinstance(given, tuple) or not all(isinstance(rule, Rule) for rule in given):
        return given
    by_id = {duty.rule.id: duty.rule for duty in Duty} | {rule.id: rule for rule in given}
    return given if len(given) > len(by_id) else tuple(by_id.values())


@attrs.frozen(kw_only=True)
class Law(Part, Displayed):
    """
    The clocks and the interventions.

    Attributes:
        working_day: Which days count.
        clocks: One rule for each duty, in the order of `Duty`; a duty that is left out has the clock in the law.
        prepare_statement: The duty to prepare a statement, which has no deadline.
        interventions: One rule for each kind of intervention; none has a date that can be computed.
    """

    working_day: Fact
    clocks: tuple[Rule[WorkingDays], ...] = attrs.field(converter=_one_a_duty, validator=tuple_of(Rule))
    prepare_statement: Fact
    interventions: tuple[Fact, ...] = attrs.field(validator=tuple_of(Rule))

    @clocks.validator
    def _check_clocks(self, _: "attrs.Attribute[tuple[Rule[WorkingDays], ...]]", value: tuple[Rule[Any], ...]) -> None:
        for rule in value:
            if not isinstance(rule.value, WorkingDays | Unknown):
                raise RecordError(f"Rule {shown(rule.id)} holds {shown(rule.value)}. It needs WorkingDays, or Unknown.")
        if [rule.id for rule in value] != [duty.rule.id for duty in Duty]:
            raise RecordError("clocks: give no more than one rule a duty, named as the duty's own rule is.")

    def clock(self, duty: Duty) -> Rule[WorkingDays]:
        """
        Return the rule on the length of a duty's clock.
        """
        return self.clocks[_PLACES[expect(Duty, duty, "duty")]]

    def intervention(self, kind: EventKind) -> Fact | None:
        """
        Return the rule on a kind of intervention, or None if the kind is not an intervention.
        """
        id = f"intervention.{expect(EventKind, kind, 'kind').value.replace('_', '-')}"
        return next((rule for rule in self.interventions if rule.id == id), None)


_PLACES = {duty: place for place, duty in enumerate(Duty)}


LAW = Law(
    working_day=says(
        "A working day is any day other than a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in "
        "England and Wales.",
        Evidence(
            Basis.STATUTE,
            (
                sources.SI_2007_462.at(
                    "reg 1(2)",
                    "any day other than a Saturday, Sunday, Christmas Day, Good Friday or a day which is a bank "
                    "holiday in England and Wales under the Banking and Financial Dealings Act 1971",
                ),
            ),
            note="Ofsted's own closure days are working days.",
        ),
        first_day=FIRST_DAY,
    ),
    prepare_statement=says(
        "The authority prepares a written statement of the action that it proposes, and the period for it; preparing "
        "it has no deadline.",
        Evidence(
            Basis.STATUTE,
            (
                sources.EIA_2006.at(
                    "s.137(3)",
                    "must prepare a written statement of (a) the action which they propose to take in the light of the "
                    "report, and (b) the period",
                ),
            ),
        ),
        first_day=FIRST_DAY,
    ),
    clocks=tuple(duty.rule for duty in Duty),
    interventions=(
        Rule(
            "intervention.improvement-notice",
            "The Department for Education may issue an improvement notice, which is not statutory; it has no computed "
            "date.",
            Evidence(
                Basis.OFSTED,
                (sources.PARLIAMENTARY_ANSWER_2022,),
                note="Told by the answer; its words were not kept.",
            ),
            first_day=FIRST_DAY,
        ),
        Rule(
            "intervention.statutory-direction",
            "The Secretary of State may direct an authority, and have it contract with a third party or hand its "
            "services to a trust; the direction has no computed date.",
            Evidence(
                Basis.STATUTE,
                (
                    sources.EDUCATION_ACT_1996.at(
                        "s.497A(2)", "failing in any respect to perform any function to which this section applies"
                    ),
                    sources.PARLIAMENTARY_ANSWER_2022,
                    sources.INDEPENDENT_GUIDE.saying(
                        "could range from being served with an Improvement Notice to a statutory Direction from the "
                        "Department for Education which can include directing the council to enter a contract with a "
                        "third party"
                    ),
                ),
            ),
            first_day=FIRST_DAY,
        ),
        Rule(
            "intervention.commissioner",
            "The Secretary of State may appoint a commissioner; the appointment has no computed date.",
            Evidence(
                Basis.OFSTED,
                (sources.PARLIAMENTARY_ANSWER_2022,),
                note="Told by the answer; its words were not kept.",
            ),
            first_day=FIRST_DAY,
        ),
        Rule(
            "intervention.trust",
            "The Secretary of State may direct an authority to hand its services to a children's services trust; the "
            "direction has no computed date.",
            Evidence(
                Basis.OFSTED,
                (
                    sources.WRITTEN_ANSWER_2017.saying(
                        "Ministers have directed the setting up of new governance structures, including partnering "
                        "with another local authority (e.g. Isle of Wight), bringing in extra improvement support "
                        "(e.g. Somerset), or establishing a Children\u2019s Services Trust (e.g. Doncaster)"
                    ),
                ),
            ),
            first_day=FIRST_DAY,
        ),
        Rule(
            "intervention.third-party-contract",
            "A direction may have the authority enter a contract with a third party; it has no computed date.",
            Evidence(
                Basis.REPORTED,
                (
                    sources.INDEPENDENT_GUIDE.saying(
                        "a statutory Direction from the Department for Education which can include directing the "
                        "council to enter a contract with a third party"
                    ),
                ),
            ),
            first_day=FIRST_DAY,
        ),
        Rule(
            "intervention.department-review",
            "The Department for Education reviews progress every six months while it intervenes; a review has no "
            "computed date, because no source says from which day the months are counted.",
            Evidence(
                Basis.REPORTED,
                (
                    sources.ED_YOURSELF_INTERVENTION.saying(
                        "Officials will review progress against this every six months"
                    ),
                ),
                note="Said of Bury, January 2022.",
            ),
            first_day=FIRST_DAY,
        ),
    ),
)
"""The law as it is now."""

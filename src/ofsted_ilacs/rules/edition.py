"""
The model of an edition: each attribute is a typed rule with its evidence.

A missing or misspelt attribute is an error at import and for a type checker. The id of a rule is its path in words:
``edition.interval.tolerance`` is "interval.tolerance".
"""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Any, ClassVar, Self, SupportsIndex

import attrs

from ofsted_ilacs.exceptions import RecordError, UnknownNameError
from ofsted_ilacs.model.areas import Area, AreaRole
from ofsted_ilacs.model.days import day, day_or_none, in_words
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.fields import expect, optional, some_of, some_text, text, tuple_of
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.periods import Months, Span, WorkingDays, Years
from ofsted_ilacs.rules.evidence import Citation
from ofsted_ilacs.rules.judged import Case, Relation
from ofsted_ilacs.rules.law import LAW, Law
from ofsted_ilacs.rules.part import Part
from ofsted_ilacs.rules.rule import Dated, Fact, Rule, RuleValue
from ofsted_ilacs.rules.values import Anchor, Between, Estimate

__all__ = [
    "Amendment",
    "Difference",
    "FirstInspection",
    "FocusedVisits",
    "Interval",
    "Monitoring",
    "Next",
    "Notice",
    "OnSite",
    "Publication",
    "Ruleset",
    "Weeks",
    "Yearly",
    "compare",
]

Length = Months | Years


@attrs.frozen(kw_only=True)
class Next(Part, Displayed):
    """
    Which inspection follows which outcome.
    """

    PREFIX: ClassVar[str] = "next"
    SAYS: ClassVar[Mapping[str, str]] = {
        "outstanding": "A grade of outstanding leads to {value}.",
        "good": "A grade of good leads to {value}.",
        "requires_improvement": "A grade of requires improvement leads to {value}.",
        "inadequate": "A grade of inadequate leads to {value}.",
        "first": "A new authority's first inspection is a {value}.",
        "reinspection": "An inadequate authority is re-inspected with a {value}.",
        "overall_grade_decides": (
            "If the last report gives an overall grade, that grade decides, whatever the day of asking."
        ),
    }
    outstanding: Rule[Pathway]
    good: Rule[Pathway]
    requires_improvement: Rule[Pathway]
    inadequate: Rule[Pathway]
    first: Rule[EventKind]
    reinspection: Dated[EventKind]
    overall_grade_decides: Rule[bool] | None = None

    def after(self, grade: Grade) -> Rule[Pathway]:
        """
        Return the rule on what follows an overall grade.
        """
        rule: Rule[Pathway] = getattr(self, expect(Grade, grade, "grade").value)
        return rule


@attrs.frozen(kw_only=True)
class Interval(Part, Displayed):
    """
    How long after the last inspection the next one comes.

    Attributes:
        every: The interval after any grade that has none of its own.
        outstanding: The interval after outstanding, if it differs.
        good: The interval after good, if it differs.
        requires_improvement: The interval after requires improvement, if it differs.
        inadequate: The interval after inadequate, if it differs.
        tolerance: How far from the anniversary the next inspection may be, on either side.
        anchor: The day of the last inspection from which the interval is counted.
        reinspection: What else is known about re-inspections.
    """

    PREFIX: ClassVar[str] = "interval"
    ITSELF: ClassVar[str] = "every"
    SAYS: ClassVar[Mapping[str, str]] = {
        "every": "Inspections take place once every {value}.",
        "tolerance": "Inspections usually take place within {value} either side of the anniversary of the last one.",
        "anchor": "The anniversary is counted from {value}.",
    } | {grade.name.lower(): f"After {grade.label}, inspections take place once every {{value}}." for grade in Grade}
    every: Rule[Length]
    outstanding: Rule[Length] | None = None
    good: Rule[Length] | None = None
    requires_improvement: Rule[Length] | None = None
    inadequate: Rule[Length] | None = None
    tolerance: Rule[Length]
    anchor: Rule[Anchor]
    reinspection: Fact

    def template(self, name: str) -> Rule[Any] | None:
        """
        Return the interval for all grades, which a caller's interval for one grade starts from.
        """
        return attrs.evolve(self.every, statement=self.SAYS[name])

    def after(self, grade: Grade | None) -> Rule[Length]:
        """
        Return the rule on the interval after an overall grade, or the one for all grades if *grade* is None.
        """
        if grade is None:
            return self.every
        own: Rule[Length] | None = getattr(self, expect(Grade, grade, "grade").value)
        return own or self.every


@attrs.frozen(kw_only=True)
class FirstInspection(Part, Displayed):
    """
    When a new authority is first inspected.
    """

    PREFIX: ClassVar[str] = "first"
    SAYS: ClassVar[Mapping[str, str]] = {
        "window": "First inspections of new authorities came {value} after their first day."
    }
    window: Rule[Between]


@attrs.frozen(kw_only=True)
class Notice(Part, Displayed):
    """
    How long before the first day on site Ofsted calls.
    """

    PREFIX: ClassVar[str] = "notice"
    SAYS: ClassVar[Mapping[str, str]] = {
        "inspection": "Ofsted calls {value} before it comes on site: on a Monday, for the next Monday.",
        "jtai": "A joint targeted area inspection is announced {value} before its fieldwork.",
        "focused_visit": "A focused visit is announced {value} in advance.",
        "monitoring_visit": "A monitoring visit is announced {value} in advance.",
    }
    inspection: Rule[WorkingDays]
    jtai: Rule[WorkingDays]
    focused_visit: Rule[WorkingDays] | None = None
    monitoring_visit: Rule[WorkingDays]

    def before(self, kind: EventKind) -> Rule[WorkingDays] | None:
        """
        Return the rule on the notice of a kind of event, or None if there is none.
        """
        expect(EventKind, kind, "kind")
        return self.inspection if kind.is_full_inspection else getattr(self, kind.value, None)


@attrs.frozen(kw_only=True)
class OnSite(Part, Displayed):
    """
    How long inspectors are on site.
    """

    PREFIX: ClassVar[str] = "on-site"
    SAYS: ClassVar[Mapping[str, str]] = {
        "short": "A short inspection takes {value} on site.",
        "standard": "A standard inspection takes {value} on site.",
        "focused_visit": "A focused visit takes {value} on site.",
        "monitoring_visit": "A monitoring visit usually takes {value} on site.",
    }
    short: Rule[WorkingDays] | None = None
    standard: Rule[WorkingDays] | None = None
    focused_visit: Rule[WorkingDays] | None = None
    monitoring_visit: Rule[WorkingDays] | None = None

    def of(self, kind: EventKind) -> Rule[WorkingDays] | None:
        """
        Return the rule on how long a kind of event takes on site, or None if there is none.
        """
        return getattr(self, expect(EventKind, kind, "kind").value, None)


@attrs.frozen(kw_only=True)
class Weeks(Part, Displayed):
    """
    In which weeks fieldwork takes place: observed, not a rule of Ofsted's.
    """

    PREFIX: ClassVar[str] = "week"
    SAYS: ClassVar[Mapping[str, str]] = {
        "monday": "Fieldwork starts on a Monday.",
        "bank_holiday": "Fieldwork avoids weeks with a bank holiday.",
        "august": "Fieldwork avoids August.",
        "christmas": "Fieldwork avoids 23 December to 11 January.",
    }
    monday: Rule[bool]
    bank_holiday: Rule[bool]
    august: Rule[bool]
    christmas: Rule[bool]


@attrs.frozen(kw_only=True)
class Publication(Part, Displayed):
    """
    When reports and letters come out.
    """

    PREFIX: ClassVar[str] = "publication"
    SAYS: ClassVar[Mapping[str, str]] = {
        "usual": "Reports usually came out {value} after the last day on site. An estimate, not a deadline.",
        "letter": "Visits' letters usually came out {value} after their first day. An estimate, not a deadline.",
        "pre_election": (
            "Reports that judge an area are not published before local and general elections; inspections go on."
        ),
    }
    usual: Dated[Estimate] | None = None
    letter: Rule[Estimate] | None = None
    pre_election: Rule[bool] | None = None


@attrs.frozen(kw_only=True)
class Yearly(Part, Displayed):
    """
    What takes place every year.
    """

    SAYS: ClassVar[Mapping[str, str]] = {
        "self_evaluation": "The authority shares a self-evaluation of its practice {value} after the last one.",
        "engagement_meeting": "Ofsted and the authority meet for an engagement meeting {value} after the last one.",
    }
    self_evaluation: Rule[Length]
    engagement_meeting: Rule[Length]

    def of(self, kind: EventKind) -> Rule[Length] | None:
        """
        Return the rule on a kind of event, or None if it does not take place every year.
        """
        return getattr(self, expect(EventKind, kind, "kind").value, None)


@attrs.frozen(kw_only=True)
class FocusedVisits(Part, Displayed):
    """
    The visits between the inspections of an authority that is not inadequate.
    """

    PREFIX: ClassVar[str] = "focused-visit"
    ITSELF: ClassVar[str] = "number"
    SAYS: ClassVar[Mapping[str, str]] = {
        "number": "Between inspections, an authority that is not inadequate has {value}.",
        "jtai_counts": "A joint targeted area inspection counts as a focused visit.",
    }
    number: Rule[Between]
    jtai_counts: Rule[bool]


@attrs.frozen(kw_only=True)
class Monitoring(Part, Displayed):
    """
    The visits to an inadequate authority.

    Attributes:
        route: What happens before the re-inspection.
        action_planning: How long after the report the action planning visit comes.
        first: How long after the deadline of the action plan the first monitoring visit comes.
        interval: How long after one monitoring visit the next one comes.
        number: How many monitoring visits there are.
        until_inspection: Whether they continue until the next inspection, also while its window is open.
        letters: Which of their letters are published.
    """

    PREFIX: ClassVar[str] = "monitoring"
    SAYS: ClassVar[Mapping[str, str]] = {
        "action_planning": "The action planning visit comes {value} after the report.",
        "first": "The first monitoring visit comes {value} after the action plan's deadline.",
        "interval": "The next monitoring visit comes {value} after the last one.",
        "number": "There are {value} before the re-inspection.",
        "until_inspection": "Monitoring visits continue until the next inspection, also while its window is open.",
    }
    route: Dated[str]
    action_planning: Rule[Between]
    first: Dated[Between]
    interval: Dated[Between]
    number: Dated[Between]
    until_inspection: Rule[bool] | None = None
    letters: Fact


# The edition


@attrs.frozen
class Amendment(Displayed):
    """
    A dated change inside an edition, or one that is announced.

    Attributes:
        day: When it took effect; the first day of the month or year if only that is known.
        note: What changed, or that it is not known, as a phrase without a full stop.
        shown: The month or year in words, if the day is not known: "2021".
        known_from: The first day on which it was known; None means its own day.
        citation: Where it can be read.
    """

    day: date = attrs.field(converter=day)
    note: str = attrs.field(validator=some_text)
    citation: Citation = attrs.field(kw_only=True, validator=some_of(Citation))
    shown: str = attrs.field(default="", kw_only=True, validator=text)
    known_from: date | None = attrs.field(default=None, kw_only=True, converter=day_or_none)

    @property
    def when(self) -> str:
        """
        The day, month or year in words, as exactly as it is known.
        """
        return self.shown or in_words(self.day)

    def __str__(self) -> str:
        return f"{self.when}: {self.note} ({self.citation})."


@attrs.frozen(kw_only=True, cache_hash=True)
class Ruleset(Part, Displayed):
    """
    One dated edition of the inspection rules, complete in itself.

    An edition is frozen: `with_value` and ``attrs.evolve`` return changed copies. An attribute is None if the edition
    has no such rule; its value is `Unknown` if the edition has the rule but it is not known.

    Attributes:
        id: Its name, such as "ilacs-2023-01".
        title: What it is called.
        first_day: The first day of fieldwork that it governs.
        last_day: The last such day; None while the edition is in force.
        ran_on_until: The last day on which an inspection began under it after ``last_day``, if any did.
        areas: The areas that it judges, as its reports list them.
        full_inspections: The kinds of graded inspection under it.
        next: Which inspection follows which outcome.
        without_overall: What follows if a report gives no overall grade: cases, in the order in which they are tried.
        relation: What held between the grades of its reports.
        interval: How long after the last inspection the next one comes.
        suspension: The days on which no inspections were held; an interval that spans them is longer by their number.
        first: When a new authority is first inspected.
        notice: How long before the first day on site Ofsted calls.
        off_site: How long inspectors work off site before the weeks on site of a short or standard inspection.
        on_site: How long inspectors are on site.
        week: In which weeks fieldwork takes place.
        publication: When reports and letters come out.
        yearly: What takes place every year.
        focused_visits: The visits between the inspections of an authority that is not inadequate.
        monitoring: The visits to an inadequate authority.
        law: Clocks and interventions that rest on law and letters, the same in every edition.
        facts: What is stated, and nothing is computed from.
        amendments: Dated changes inside it.
        announced: What is announced to follow it; never in force by itself.
        changed_since: The version of this library since which the edition has changed, where it was read from a
            document that it wrote; empty otherwise.
    """

    SAYS: ClassVar[Mapping[str, str]] = {
        "suspension": "Graded inspections were suspended from {value}.",
        "off_site": "Before the weeks on site, inspectors work {value} off site.",
    }
    id: str = attrs.field(kw_only=False, validator=some_text)
    title: str = attrs.field(kw_only=False, validator=some_text)
    first_day: date = attrs.field(converter=day)
    last_day: date | None = attrs.field(default=None, converter=day_or_none)
    ran_on_until: date | None = attrs.field(default=None, converter=day_or_none)
    areas: tuple[Area, ...] = attrs.field(validator=tuple_of(Area))
    full_inspections: tuple[EventKind, ...] = attrs.field(validator=tuple_of(EventKind))
    next: Next = attrs.field(validator=some_of(Next))
    without_overall: tuple[Case, ...] = attrs.field(default=(), validator=tuple_of(Case))
    relation: tuple[Relation, ...] = attrs.field(default=(), validator=tuple_of(Relation))
    interval: Interval = attrs.field(validator=some_of(Interval))
    suspension: Rule[Span] | None = None
    first: FirstInspection | None = attrs.field(default=None, validator=optional(some_of(FirstInspection)))
    notice: Notice = attrs.field(validator=some_of(Notice))
    off_site: Rule[WorkingDays] | None = None
    on_site: OnSite = attrs.field(validator=some_of(OnSite))
    week: Weeks | None = attrs.field(default=None, validator=optional(some_of(Weeks)))
    publication: Publication = attrs.field(validator=some_of(Publication))
    yearly: Yearly | None = attrs.field(default=None, validator=optional(some_of(Yearly)))
    focused_visits: FocusedVisits | None = attrs.field(default=None, validator=optional(some_of(FocusedVisits)))
    monitoring: Monitoring = attrs.field(validator=some_of(Monitoring))
    law: Law = attrs.field(default=LAW, validator=some_of(Law))
    facts: tuple[Fact, ...] = attrs.field(default=(), validator=tuple_of(Rule))
    amendments: tuple[Amendment, ...] = attrs.field(default=(), validator=tuple_of(Amendment))
    announced: Amendment | None = attrs.field(default=None, validator=optional(some_of(Amendment)))
    changed_since: str = attrs.field(default="", validator=text)

    def __attrs_post_init__(self) -> None:
        Part.__attrs_post_init__(self)
        for name, prefix in (("without_overall", "next.without-overall"), ("relation", "relation")):
            named = tuple(
                attrs.evolve(each, rule=each.rule.placed(f"{prefix}.{each.name}")) for each in getattr(self, name)
            )
            object.__setattr__(self, name, named)
        self._check_ids()

    @last_day.validator
    def _check_last_day(self, _: "attrs.Attribute[date | None]", value: date | None) -> None:
        if value is not None and value < self.first_day:
            raise RecordError(
                f"Edition {shown(self.id)} ends on {value}, before it begins on {self.first_day}. Swap the days."
            )

    @ran_on_until.validator
    def _check_ran_on(self, _: "attrs.Attribute[date | None]", value: date | None) -> None:
        if value is not None and (self.last_day is None or value <= self.last_day):
            raise RecordError(
                f"Edition {shown(self.id)} ran on until {value}, which is not after its last day, {self.last_day}. "
                "Leave it out where no inspection ran on."
            )

    def _check_ids(self) -> None:
        seen: set[str] = set()
        for rule in self.rules:
            if rule.id in seen:
                raise RecordError(
                    f"Edition {shown(self.id)} has two rules named {shown(rule.id)}. Give each an id of its own."
                )
            seen.add(rule.id)

    @cached_property
    def rules(self) -> tuple[Rule[Any], ...]:
        """
        All its rules, including the law and the facts that nothing is computed from.
        """
        return tuple(self.rules_within())

    @cached_property
    def _by_id(self) -> dict[str, Rule[Any]]:
        # If a rule changed while the edition was in force, the id without the date gives its latest version.
        families = {held.rules[-1].id.rpartition(".")[0]: held.rules[-1] for held in self.dated_within()}
        return families | {rule.id: rule for rule in self.rules}

    @property
    def makes_overall_judgement(self) -> bool:
        """
        Whether its reports give a grade for overall effectiveness.
        """
        return any(area.role is AreaRole.OVERALL for area in self.areas)

    def areas_of(self, *roles: AreaRole) -> tuple[Area, ...]:
        """
        Return the areas in some roles, as its reports list them.
        """
        wanted = tuple(expect(AreaRole, role, "roles") for role in roles)
        return tuple(area for area in self.areas if area.role in wanted)

    def governs(self, on: date) -> bool:
        """
        Return whether *on* lies between the edition's first and last days, both included.
        """
        on = day(on)
        return self.first_day <= on and (self.last_day is None or on <= self.last_day)

    def find(self, id: str) -> Rule[Any] | None:
        """
        Return the rule with that id, or None if the edition has none.
        """
        return self._by_id.get(id) if isinstance(id, str) else None

    def rule(self, id: str) -> Rule[Any]:
        """
        Return the rule with that id.

        Raises:
            UnknownNameError: If the edition has none; the message names the nearest ids.
        """
        found = self.find(id)
        if found is None:
            raise self._unknown(id)
        return found

    def with_value(self, id: str, value: RuleValue, note: str = "") -> Self:
        """
        Return a copy of the edition in which one rule has the caller's value.

        Args:
            id: The rule's id. "interval.good" and the like give one grade its own interval. A rule that changed while
                the edition was in force is replaced for all its days.
            value: The new value, of the rule's own type, or `Unknown`.
            note: Where it comes from, or what it is for.

        Raises:
            UnknownNameError: If the edition has no such rule; the message names the nearest ids.
            RecordError: If the value is not of the rule's type.
        """
        changed = self.replaced(id, lambda rule: rule.with_value(value, note)) if isinstance(id, str) else None
        if changed is None:
            raise self._unknown(id)
        return changed

    def _unknown(self, id: object) -> UnknownNameError:
        if not isinstance(id, str):
            return UnknownNameError(f"{shown(id)} is no rule's id. Pass a text such as 'interval'.")
        near = get_close_matches(id[:80], self._by_id, n=3, cutoff=0.0)
        return UnknownNameError(
            f"Edition {shown(self.id)} has no rule {shown(id)}. The nearest are {', '.join(map(repr, near))}."
        )

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        # A published edition is pickled by its id: an answer of 1 KB would carry one of 35 KB.
        from ofsted_ilacs.rules.editions import ruleset, rulesets

        if any(self is edition for edition in rulesets()):
            return ruleset, (self.id,)
        return super().__reduce_ex__(protocol)

    def __repr__(self) -> str:
        return f"<Ruleset {self.id!r}>"

    def __str__(self) -> str:
        return self.id


@attrs.frozen
class Difference(Displayed):
    """
    One rule that differs between two editions.

    Attributes:
        id: The rule's id.
        before: The rule in the first edition, or None if that has none.
        after: The rule in the second edition, or None if that has none.
    """

    id: str = attrs.field(validator=some_text)
    before: Rule[Any] | None = attrs.field(validator=optional(some_of(Rule)))
    after: Rule[Any] | None = attrs.field(validator=optional(some_of(Rule)))

    @after.validator
    def _check_differ(self, _: "attrs.Attribute[Rule[Any] | None]", value: Rule[Any] | None) -> None:
        if value == self.before:
            raise RecordError(f"{shown(self.id)} is the same before and after. Give the rule of each edition.")

    def __str__(self) -> str:
        if self.before is None:
            return f"{self.id}: new: {self.after}"
        if self.after is None:
            return f"{self.id}: gone: {self.before}"
        return f"{self.id}: {self.before} -> {self.after}"


def compare(a: Ruleset, b: Ruleset) -> tuple[Difference, ...]:
    """
    Return the rules that differ between two editions, in the order of the first.

    Two rules differ if their values, dates or evidence differ.
    """
    for name, edition in (("a", a), ("b", b)):
        expect(Ruleset, edition, name)
    before, after = ({rule.id: rule for rule in edition.rules} for edition in (a, b))
    pairs = ((id, before.get(id), after.get(id)) for id in dict.fromkeys([*before, *after]))
    return tuple(Difference(id, one, other) for id, one, other in pairs if one != other)

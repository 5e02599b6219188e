"""
Laws of reach: what an edition says is read, what it judges decides, and what is due appears wherever clocks do.

They walk the editions, their rules and areas, the duties and the enumerations as they are; none is listed here by hand.
"""

import pkgutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from enum import Enum
from functools import cache
from importlib import import_module
from itertools import chain
from random import Random
from typing import Any

import attrs
import pytest

import ofsted_ilacs as oi
from ofsted_ilacs.exceptions import IlacsError, NotKnownError
from ofsted_ilacs.interop import icalendar
from ofsted_ilacs.interop.charts import timeline
from ofsted_ilacs.interop.records.plausibility import contradictions, doubts
from ofsted_ilacs.model.areas import Area, AreaRole
from ofsted_ilacs.model.display import DisplayedEnum
from ofsted_ilacs.planning.deadlines import duties_after
from ofsted_ilacs.planning.pathway import decide
from ofsted_ilacs.planning.pauses import publication_pause
from ofsted_ilacs.planning.situation import Situation
from ofsted_ilacs.planning.weeks import likely_weeks
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.judged import Share
from ofsted_ilacs.rules.rule import Rule, RuleValue
from tests.builders import when
from tests.rules.mutations import mutations, place_of

G, K = oi.Grade, oi.EventKind
LEEDS = oi.authority("Leeds")


def is_there(rule: Rule[Any], edition: Ruleset) -> bool:
    """
    Return whether a rule is known to have held on some day of an edition.
    """
    return rule.first_day is None or edition.last_day is None or rule.first_day <= edition.last_day


every_edition = pytest.mark.parametrize("edition", oi.rulesets(), ids=str)
every_rule = pytest.mark.parametrize(
    ("edition", "rule"),
    [
        pytest.param(edition, rule, id=f"{edition.id}-{rule.id}")
        for edition in oi.rulesets()
        for rule in edition.rules
        if rule not in edition.facts and not rule.is_fact and is_there(rule, edition)
    ],
)


# What a rule can move: the days, kinds and ways that answers give, and no word of why.

Answer = Callable[[Ruleset], object]
_WORDS = {"rule", "rules", "anchor_rule", "ruleset", "calendar", "text", "decision", "evidence"}


def told(value: Any) -> Any:
    """
    Return what an answer says, its rules and reasons left out.
    """
    if isinstance(value, list | tuple):
        return tuple(map(told, value))
    if attrs.has(type(value)) and not isinstance(value, oi.InspectionEvent | oi.Authority | Rule | Ruleset):
        return tuple(
            told(getattr(value, field.name)) for field in attrs.fields(type(value)) if field.name not in _WORDS
        )
    return value


def days_in(edition: Ruleset) -> list[date]:
    """
    Return days of asking within an edition, some in each stretch of days that one of its rules holds for.
    """
    last = edition.last_day or edition.first_day + timedelta(1_000)
    first_days = {rule.first_day or edition.first_day for rule in edition.rules} | {edition.first_day}
    asked = {max(day, edition.first_day) + timedelta(after) for day in first_days for after in (90, 400)}
    return sorted(day for day in asked if day <= last)


def inspected(published: date, grades: Callable[[Area], oi.Grade]) -> oi.InspectionEvent:
    """
    Return an inspection of Leeds whose report came out on a day, graded in every area that its edition judges.
    """
    start = published - timedelta(60 + published.weekday())
    edition = oi.ruleset_on(max(start, oi.rulesets()[0].first_day))
    start = max(start, edition.first_day + timedelta(-edition.first_day.weekday() % 7))
    return oi.InspectionEvent(
        LEEDS,
        edition.full_inspections[-1],
        start,
        start + timedelta(11),
        published=max(published, start + timedelta(11)),
        judgements=tuple(oi.Judgement(area, grades(area)) for area in edition.areas),
    )


def outcomes() -> Iterator[Callable[[Area], oi.Grade]]:
    """
    Yield ways to grade: all alike, leaders alone inadequate, and a good overall grade over areas that are not.
    """
    for grade in G:
        yield lambda _, grade=grade: grade  # type: ignore[misc]
    yield lambda area: G.INADEQUATE if area.role is AreaRole.LEADERS else G.GOOD
    yield lambda area: G.GOOD if area.role is AreaRole.OVERALL else G.REQUIRES_IMPROVEMENT


def visits(as_of: date) -> tuple[tuple[oi.InspectionEvent, ...], ...]:
    """
    Return visits that may have been held since, shortly before a day.
    """

    def visit(kind: oi.EventKind, ago: int, **more: Any) -> oi.InspectionEvent:
        start = as_of - timedelta(ago)
        return oi.InspectionEvent(LEEDS, kind, start, start + timedelta(1), **more)

    return (
        (),
        (visit(K.ACTION_PLANNING_VISIT, 15),),
        (visit(K.MONITORING_VISIT, 20),),
        (visit(K.JTAI, 40, published=as_of - timedelta(5)),),
        (visit(K.FOCUSED_VISIT, 40, published=as_of - timedelta(5), priority_action=True),),
        (visit(K.SELF_EVALUATION, 30), visit(K.ENGAGEMENT_MEETING, 25)),
    )


def histories(as_of: date) -> Iterator[oi.History]:
    """
    Yield histories as they may be known on a day.
    """
    yield oi.History(oi.Authority("Newshire", "999", established=as_of - timedelta(200)))
    for ago in (30, 110, 190, 1_000, 1_400, 2_500):
        published = as_of - timedelta(ago)
        if published - timedelta(80) >= oi.rulesets()[0].first_day:
            for grades, held in ((grades, held) for grades in outcomes() for held in visits(as_of)):
                last = inspected(published, grades)
                yield oi.History(LEEDS, (last, *(visit for visit in held if visit.start > last.end)))


def asked(history: oi.History, as_of: date) -> Iterator[Answer]:
    """
    Yield what can be asked of a history on a day, as functions of the edition.
    """
    given: dict[str, Any] = {"as_of": as_of}

    def expected(edition: Ruleset) -> oi.NextEvent:
        return oi.next_event(history, **given, ruleset=edition)

    def begun(edition: Ruleset) -> oi.Timetable:  # Ofsted has called: the day is known
        return oi.timetable(attrs.evolve(expected(edition), window=oi.Window(as_of, as_of, as_of)))

    yield lambda edition: oi.pathway(history, **given, ruleset=edition)
    yield lambda edition: oi.next_inspection(history, **given, ruleset=edition)
    yield expected
    yield lambda edition: oi.timetable(expected(edition))
    yield begun
    yield lambda edition: oi.timetable(oi.next_inspection(history, **given, ruleset=edition))
    for event in history.events:
        yield lambda edition, event=event: oi.deadlines(event, ruleset=edition)  # type: ignore[misc]
        yield lambda edition, event=event: oi.timetable(attrs.evolve(event, published=None), ruleset=edition)  # type: ignore[misc]
    yield lambda edition: oi.programme(history, **given, until=as_of + timedelta(1_500), ruleset=edition)


def asked_without_a_history(edition: Ruleset) -> Iterator[Answer]:
    """
    Yield what else can be asked of an edition: duties, weeks, silence before elections, doubts about rows.
    """
    for as_of in days_in(edition):
        for duty in oi.Duty:
            yield lambda edition, duty=duty, as_of=as_of: oi.deadline(duty, as_of, ruleset=edition)  # type: ignore[misc]
        for kind in (K.SHORT, K.STANDARD):
            year = oi.Window(as_of, None, as_of + timedelta(366))
            yield lambda edition, year=year, kind=kind: likely_weeks(year, kind, ruleset=edition)  # type: ignore[misc]
        polling = as_of + timedelta(10)
        yield lambda edition, as_of=as_of, polling=polling: publication_pause(  # type: ignore[misc]
            as_of, [polling], oi.WorkingDays(25), ruleset=edition
        )
    tuesday = edition.first_day + timedelta(1 - edition.first_day.weekday() + 21)
    row = oi.InspectionEvent(LEEDS, edition.full_inspections[-1], tuesday, tuesday + timedelta(3))
    yield lambda edition: tuple(field for field, _ in doubts(row, row.fieldwork, edition))
    for relation in edition.relation:
        broken = breaking(relation.when, relation.then, edition)
        yield lambda edition, broken=broken: tuple(field for field, _ in contradictions(broken, edition))  # type: ignore[misc]


def breaking(when: Iterable[Share], then: Iterable[Share], edition: Ruleset) -> tuple[oi.Judgement, ...]:
    """
    Return judgements that fulfil some conditions and break those that should follow.
    """
    grades: dict[Area, oi.Grade] = {}
    for share in then:
        others = [grade for grade in G if grade not in share.grades]
        grades |= {area: others[0] for area in edition.areas if area.role in share.roles}
    for share in when:
        grades |= {area: share.grades[-1] for area in edition.areas if area.role in share.roles}
    return tuple(oi.Judgement(area, grades.get(area, G.GOOD)) for area in edition.areas)


def answer(ask: Answer, edition: Ruleset) -> Any:
    """
    Return what is answered, or how it is refused.
    """
    try:
        return told(ask(edition))
    except IlacsError as error:
        return type(error)


@cache
def questions(edition: Ruleset) -> tuple[Answer, ...]:
    """
    Return everything that is asked under an edition; of histories in no order, so that a few questions meet most rules.
    """
    asked_of_histories = (asked(history, day) for day in days_in(edition) for history in histories(day))
    of_histories = list(chain.from_iterable(asked_of_histories))
    Random(2027).shuffle(of_histories)
    return (*asked_without_a_history(edition), *of_histories)


class Answers:
    """
    The answers under one edition, each worked out when it is first needed.
    """

    def __init__(self, edition: Ruleset, published: Ruleset) -> None:
        self.edition = edition
        self.questions = questions(published)
        self._known: dict[int, Any] = {}

    def __getitem__(self, number: int) -> Any:
        if number not in self._known:
            self._known[number] = answer(self.questions[number], self.edition)
        return self._known[number]

    def moved_by(self, other: Ruleset, every: int = 1) -> int | None:
        """
        Return the first question that another edition answers otherwise, of all or of every so many.
        """
        for number in range(0, len(self.questions), every):
            if answer(self.questions[number], other) != self[number]:
                return number
        return None


@cache
def answers(edition: Ruleset) -> tuple[Answers, ...]:
    """
    Return the answers under an edition, and under it with a value for whatever is not known: some unknowns hide others.
    """
    filled = edition
    for rule in edition.rules:
        kinds = place_of(edition, rule.id)
        if not rule.is_known and kinds:
            filled = filled.with_value(rule.id, mutations(rule, kinds)[0])
    return Answers(edition, edition), Answers(filled, edition)


def moving(edition: Ruleset, rule: Rule[Any]) -> RuleValue | None:
    """
    Return a value that moves an answer when a rule of an edition has it.
    """
    for under in answers(edition)[:: 1 if rule.is_known else -1]:
        held = under.edition.rule(rule.id)
        for value in mutations(held, place_of(edition, rule.id) or (type(held.value),)):
            if under.moved_by(under.edition.with_value(rule.id, value)) is not None:
                return value
    return None


@every_rule
def test_every_rule_that_is_no_fact_moves_an_answer(edition: Ruleset, rule: Rule[Any]) -> None:
    assert moving(edition, rule) is not None, "no answer reads it: make it a fact, or read it"


@every_edition
def test_a_rule_that_came_after_an_edition_was_not_there_on_any_of_its_days(edition: Ruleset) -> None:
    later = [rule for rule in edition.rules if not is_there(rule, edition)]
    assert all(rule.id.startswith("clock.") for rule in later)
    for rule in later:
        (duty,) = (duty for duty in oi.Duty if duty.rule.id == rule.id)
        for as_of in days_in(edition):
            with pytest.raises(NotKnownError, match="no such duty is known"):
                oi.deadline(duty, as_of, ruleset=edition)


@every_edition
def test_a_fact_computes_nothing(edition: Ruleset) -> None:
    for rule in edition.rules:
        if rule.is_fact:
            changed = edition.with_value(rule.id, "Something else.")
            assert answers(edition)[0].moved_by(changed, every=97) is None, rule.id


# Areas


@every_edition
def test_every_area_of_an_edition_decides_or_is_a_part_of_another(edition: Ruleset) -> None:
    for area in edition.areas:
        assert area.role is AreaRole.PART or area in deciding(edition) or area in doubting(edition), area


def sets_of_grades(edition: Ruleset) -> Iterator[dict[Area, oi.Grade]]:
    """
    Yield sets of grades for an edition's areas: all alike, and all alike but one or two.
    """
    for grade in G:
        alike = dict.fromkeys(edition.areas, grade)
        yield alike
        for one in edition.areas:
            for other in edition.areas:
                for odd in G:
                    yield alike | {one: odd, other: odd}


def moved(edition: Ruleset, found: Callable[[dict[Area, oi.Grade]], object]) -> set[Area]:
    """
    Return the areas whose grade alone can change what is found of a set of grades.
    """
    return {
        area
        for grades in sets_of_grades(edition)
        for area in edition.areas
        for grade in G
        if found(grades) != found(grades | {area: grade})
    }


@cache
def deciding(edition: Ruleset) -> set[Area]:
    """
    Return the areas whose grade changes what an inspection leads to.
    """
    start = edition.first_day + timedelta(7)
    as_of = start + timedelta(200)

    @cache
    def way(*grades: oi.Grade) -> object:
        judged = tuple(map(oi.Judgement, edition.areas, grades))
        kind, end = edition.full_inspections[-1], start + timedelta(11)
        last = oi.InspectionEvent(LEEDS, kind, start, end, published=end, judgements=judged)
        decision = decide(Situation.of(oi.History(LEEDS, (last,)), as_of, ruleset=edition))
        return decision.pathway, decision.rule and decision.rule.id

    return moved(edition, lambda grades: way(*grades.values()))


@cache
def doubting(edition: Ruleset) -> set[Area]:
    """
    Return the areas whose grade makes a row contradict itself.
    """

    @cache
    def doubted(*grades: oi.Grade) -> object:
        return tuple(contradictions(map(oi.Judgement, edition.areas, grades), edition))

    return moved(edition, lambda grades: doubted(*grades.values()))


# Duties


def starters(duty: oi.Duty) -> Iterator[oi.InspectionEvent]:
    """
    Yield events that start a duty's clock, each just before its report came out, late enough for any rule to be there.
    """
    published = date(2026, 6, 1)
    for kind in K:
        for urgent in (False, True) if kind is K.FOCUSED_VISIT else (False,):
            if duty in duties_after(kind, priority_action=urgent):
                start = date(2017, 5, 8) if kind in oi.rulesets()[0].full_inspections else date(2026, 4, 27)
                after = published if start.year == 2026 else date(2017, 7, 3)
                yield oi.InspectionEvent(
                    LEEDS, kind, start, start + timedelta(4), published=after, priority_action=urgent
                )


every_start = pytest.mark.parametrize(
    ("duty", "event"),
    [pytest.param(duty, event, id=f"{duty.value}-{event.kind.value}") for duty in oi.Duty for event in starters(duty)],
)


def test_every_duty_is_started_by_some_event_or_by_none_of_a_history() -> None:
    started = {duty for duty in oi.Duty if list(starters(duty))}
    assert {duty for duty in oi.Duty if duty.clock.starts.name != "NOTHING"} == started


@every_start
def test_a_duty_appears_wherever_clocks_do(duty: oi.Duty, event: oi.InspectionEvent) -> None:
    history = oi.History(LEEDS, (event,))
    assert event.published is not None
    as_of = event.published + timedelta(3)
    (clock,) = (each for each in oi.deadlines(event) if each.duty is duty)
    assert clock in [row.deadline for row in oi.in_progress([history], as_of=as_of)]
    expected = oi.programme(history, as_of=as_of, until=as_of + timedelta(200))
    assert clock.due in [when(each).earliest for each in expected if each.what is duty]
    entry = oi.timetable(event).entry(duty)
    assert entry is not None
    assert entry.window == oi.Window(clock.due, clock.due, clock.due)
    drawn = timeline(history, as_of=as_of)
    assert duty.label.lower() in drawn.description.lower()
    assert clock.due.isoformat() in drawn.to_json()
    for results in (clock, expected, oi.timetable(event), oi.in_progress([history], as_of=as_of)):
        file = icalendar.to_ical(results, authority=LEEDS, as_of=as_of).decode().replace("\r\n ", "")
        assert duty.label in file
        assert f"{clock.due:%Y%m%d}" in file


# Enumerations


def enumerations() -> list[type[DisplayedEnum]]:
    """
    Return every enumeration of the package that has members.
    """
    for module in pkgutil.walk_packages(oi.__path__, "ofsted_ilacs."):
        import_module(module.name)

    def below(kind: type[DisplayedEnum]) -> Iterator[type[DisplayedEnum]]:
        for each in kind.__subclasses__():
            yield each
            yield from below(each)

    return [kind for kind in below(DisplayedEnum) if len(kind)]


@pytest.mark.parametrize("kind", enumerations(), ids=lambda kind: kind.__name__)
def test_every_member_of_an_enumeration_has_a_label_of_its_own(kind: type[Enum]) -> None:
    labels = [member.label for member in kind]  # type: ignore[attr-defined]
    assert all(label.strip() and "_" not in label for label in labels)
    assert len(set(labels)) == len(labels)

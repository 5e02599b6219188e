"""
A program that gives every reader of a text, and every record that holds many things, far more than there ever is.

`tests.test_endless_input` runs it with a limit of time, for what goes wrong here goes on for hours.
It prints how long everything took, the slowest first.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from time import perf_counter
from typing import Any

import attrs

import ofsted_ilacs as oi
from ofsted_ilacs.model.display import readable
from ofsted_ilacs.model.grades import _SPELLINGS
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.register.lookup import find
from ofsted_ilacs.register.spellings import TITLES_AFTER, TITLES_BEFORE, core_name, plain
from ofsted_ilacs.rules.rule import Rule
from ofsted_ilacs.workdays import uk_calendars
from ofsted_ilacs.workdays.divisions import Division

LEEDS = oi.authority("Leeds")
EVIDENCE = oi.Evidence(oi.Basis.CALLER, ())
EDITION = oi.rulesets()[-1]
FIRST = date(2014, 1, 1)


def texts() -> Iterator[str]:
    """
    Yield every alternative that a reader knows, repeated to 10^5 characters, and anything to 10^6.
    """
    words = {*TITLES_BEFORE, *TITLES_AFTER, *_SPELLINGS, "saint", "upon", "and", "england and wales", "interval"}
    for word in sorted(words):
        repeated = f"{word} " * (100_000 // (len(word) + 1))
        yield repeated
        yield f"x {repeated}y"
    for character in "a\u0130 \n\0-_&.1\u2019\u00ad\u202e\ud800\U0001f600":
        yield character * 1_000_000
        yield f"Leeds{character * 1_000_000}"
    yield "{value}" * 100_000


READERS: dict[str, Any] = {
    "authority": oi.authority,
    "authority on a day": lambda text: oi.authority(text, on=date(2027, 5, 1)),
    "find": find,
    "core_name": lambda text: core_name(plain(text[:100_000])),
    "Grade.parse": oi.Grade.parse,
    "Grade": oi.Grade,
    "EventKind": oi.EventKind,
    "Division": Division,
    "calendar": uk_calendars.calendar,
    "ruleset": oi.ruleset,
    "rule": EDITION.rule,
    "with_value": lambda text: EDITION.with_value(text, oi.Months(3)),
    "with_value of a text": lambda text: str(
        EDITION.with_value("interval", oi.Years(3), text).rule("interval").evidence
    ),
    "published": oi.published,
    "published_until": oi.published_until,
    "readable": readable,
    "shown": shown,
    "add_working_days": lambda text: oi.add_working_days(text, 1),
    "an authority's name": lambda text: pages(oi.Authority(text, "999")),
    "an authority's code": lambda text: oi.Authority("x", text),
    "a theme": lambda text: pages(oi.InspectionEvent(LEEDS, oi.EventKind.FOCUSED_VISIT, FIRST, theme=text)),
    "a theme that there cannot be": lambda text: oi.InspectionEvent(LEEDS, oi.EventKind.SHORT, FIRST, theme=text),
    "a holiday": lambda text: pages(oi.NonWorkingDay(FIRST, text, note=text)),
    "a calendar's name": lambda text: oi.WorkingCalendar(text, [], first=FIRST, last=FIRST).add(FIRST, 5),
    "a citation": lambda text: pages(oi.Citation(text, text, url=text, quote=text)),
    "a rule": lambda text: pages(Rule(text, text, EVIDENCE)),
    "a sentence": lambda text: pages(Rule("x", text, EVIDENCE, statement=text)),
}


def pages(record: Any) -> None:
    """
    Look at a record in every way that it shows itself.
    """
    str(record), repr(record), record._repr_html_(), hash(record)


def many_rules() -> None:
    facts = tuple(Rule(f"fact.{number}", "It is so.", EVIDENCE) for number in range(10_000))
    edition = attrs.evolve(EDITION, facts=facts)
    edition.rule("fact.9999")
    edition.with_value("fact.9999", "It is otherwise.")
    oi.compare(EDITION, edition)
    refused(lambda: edition.rule("no such rule"))


def many_legs() -> None:
    weeks = [FIRST + timedelta(14 * number) for number in range(10_000)]
    legs = [tuple(oi.Span(week + timedelta(off), week + timedelta(off + 4)) for week in weeks) for off in (0, 7)]
    kind = oi.EventKind.SINGLE
    one, other = (oi.InspectionEvent(LEEDS, kind, each[0].start, each[-1].end, legs=each) for each in legs)
    pages(oi.History(LEEDS, (one, other)))
    refused(lambda: oi.EventKind.from_fieldwork(legs[0]))
    refused(lambda: attrs.evolve(one, notified=date.max))


def many_events() -> None:
    days = [FIRST + timedelta(number) for number in range(10_000)]
    visits = [oi.InspectionEvent(LEEDS, oi.EventKind.FOCUSED_VISIT, day) for day in reversed(days)]
    (history,) = oi.histories(visits).values()
    pages(history)
    history.before(days[5_000]), history.since(days[5_000]), history.as_known_on(days[5_000])
    history.with_event(oi.InspectionEvent(LEEDS, oi.EventKind.MONITORING_VISIT, days[5]))


def many_judgements() -> None:
    judgement = oi.Judgement(oi.JudgementArea.CARE_LEAVERS, oi.Grade.GOOD)
    day = date(2024, 1, 8)
    refused(lambda: oi.InspectionEvent(LEEDS, oi.EventKind.SHORT, day, judgements=(judgement,) * 100_000))


def many_days() -> None:
    england = oi.england_and_wales()
    refused(lambda: england.add_many([FIRST] * 1_000_000, [70] * 999_999 + [10**9]))


def many_holidays() -> None:
    days = [date(1900, 1, 1) + timedelta(number) for number in range(100_000)]
    held = [oi.NonWorkingDay(day, "closed") for day in reversed(days)]
    calendar = oi.WorkingCalendar("shut", held, first=days[0], last=date(2500, 1, 1))
    calendar.next(days[0]), calendar.with_holidays(*days[:50_000]), hash(calendar)
    calendar.passed_over(days[0], days[-1])


def all_of_time() -> None:
    calendar = oi.WorkingCalendar("always", [], first=date.min, last=date.max)
    calendar.add(date.min, 1_000_000)
    calendar.count(date.max, date.min)


REFUSED = 0


def refused(ask: Callable[[], object]) -> None:
    """
    Ask what may be refused by name and briefly, and in no other way.
    """
    global REFUSED  # noqa: PLW0603
    try:
        ask()
    except oi.IlacsError as error:
        said = str(error)
    else:
        return
    assert 0 < len(said) < 2_000, said[:300]
    said.encode()
    REFUSED += 1


def main() -> None:
    """
    Ask everything, and print how long the slowest took.
    """
    took: dict[str, float] = {}
    for text in texts():
        for name, read in READERS.items():
            began = perf_counter()
            refused(lambda read=read, text=text: read(text))  # type: ignore[misc]
            seconds = perf_counter() - began
            if seconds > took.get(name, 0):
                took[name] = seconds
    for much in (many_rules, many_legs, many_events, many_judgements, many_days, many_holidays, all_of_time):
        began = perf_counter()
        much()
        took[much.__name__] = perf_counter() - began
    for name, seconds in sorted(took.items(), key=lambda pair: -pair[1]):
        print(f"{seconds:.3f} {name}")
    print(f"{REFUSED} refused")


if __name__ == "__main__":
    main()

"""
Working days, compared with the packages that people use to count them.

Every package is used at its best: with the division of England if it has one, days in the form that it prefers, and
this library's holidays if it ships none (numpy, polars and pandas). Work that it does not offer is left out.
"""

import random
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from itertools import islice, takewhile

import attrs
import better_calendar
import holidays
import lexdays
import numpy as np
import pandas as pd
import polars as pl
from govuk_bank_holidays.bank_holidays import BankHolidays
from workalendar.europe import UnitedKingdom

import ofsted_ilacs as ours
from benchmarks.timing import Contender, Result, in_units, machine, print_table, race, versions
from ofsted_ilacs.workdays import arrays, named
from ofsted_ilacs.workdays.calendar import WorkingCalendar

OURS = "ofsted-ilacs"
PEERS = (
    "numpy",
    "holidays",
    "workalendar",
    "govuk-bank-holidays",
    "lexdays",
    "better-calendar",
    "polars",
    "pandas",
)
CASES = 20_000
YEARS = range(2012, 2029)

HELD = [held.day for held in ours.england_and_wales().non_working_days]
NUMPY = np.busdaycalendar(holidays=np.array(HELD, "datetime64[D]"))
HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG", years=YEARS)
WORKALENDAR = UnitedKingdom()
GOVUK = BankHolidays(use_cached_holidays=True)
ENGLAND = BankHolidays.ENGLAND_AND_WALES
LEXDAYS = lexdays.calendar("gb-eaw")
BETTER = better_calendar.get("country:GB")

Add = Callable[[date, int], date]


def main() -> None:
    """
    Print the table of times, the build and memory of a calendar, and the wrong answers.
    """
    chance = random.Random(20_260_101)
    # lexdays knows 2019 to 2028, so every question stays within those years.
    days = [date(2019, 6, 1) + timedelta(chance.randrange(1_300)) for _ in range(200)]
    quick = {
        **{f"add {n}": _scalar_add(days, n) for n in (5, 30, 1_000)},
        "count a year": _count_a_year(days),
        "is it a working day": _is_working_day(days),
    }
    long = {
        "a list of 1e6, own n": _lists(chance, 1_000_000),
        "an array of 1e6, own n": _arrays(1_000_000),
        "an array of 1e7, own n": _arrays(10_000_000),
        "build 2012-2028": _builds(),
        "import": _imports(),
    }
    print("\nWorking days: time for one answer, and how many times ours, in the same rounds.")
    print(f"{machine()}; {', '.join(f'{name} {number}' for name, number in versions((OURS, *PEERS)).items())}\n")
    columns = (OURS, "numpy", "numpy, of dates", *PEERS[1:])
    fared = {work: race(contenders, rounds=31) for work, contenders in quick.items()}
    fared |= {work: race(contenders) for work, contenders in long.items()}
    print_table(("", *columns), (_row(work, results, columns) for work, results in fared.items()))
    print(f"\nA calendar of 2012-2028 with its tables takes {_memory() / 1024:.0f} KiB.")
    extra, size = _extra_memory(10_000_000)
    print(f"Counting {size:.0e} rows takes {extra / 2**20:.1f} MiB over the input and the output.\n")
    _print_wrong_answers(chance)


def _row(work: str, fared: Mapping[str, Result], columns: tuple[str, ...]) -> list[str]:
    def cell(name: str) -> str:
        if name not in fared:
            return ""
        return in_units(fared[name].seconds) if name == OURS else str(fared[name])

    return [work, *map(cell, columns)]


# One day at a time


def _scalar_add(days: list[date], n: int) -> list[Contender]:
    prepared = [np.datetime64(day) for day in days]
    offset = pd.offsets.CustomBusinessDay(n, calendar=NUMPY)
    stamps = [pd.Timestamp(day) for day in days]
    few = days[:20]
    return [
        Contender(OURS, lambda: [ours.add_working_days(day, n) for day in days], len(days)),
        Contender(
            "numpy",
            lambda: [np.busday_offset(day, n, roll="backward", busdaycal=NUMPY) for day in prepared],
            len(days),
        ),
        Contender(
            "numpy, of dates",
            lambda: [np.busday_offset(day, n, roll="backward", busdaycal=NUMPY) for day in days],
            len(days),
        ),
        Contender("pandas", lambda: [stamp + offset for stamp in stamps], len(days)),
        *(
            Contender(name, lambda add=add: [add(day, n) for day in few], len(few))
            for name, add in _SLOW_ADDERS.items()
        ),
    ]


def _govuk_add(day: date, n: int) -> date:
    following = GOVUK.work_days_after if n > 0 else GOVUK.work_days_before
    found: date = next(islice(following(division=ENGLAND, date=day), abs(n) - 1, None))
    return found


_SLOW_ADDERS: dict[str, Add] = {
    "holidays": HOLIDAYS.get_nth_working_day,
    "workalendar": WORKALENDAR.add_working_days,
    "govuk-bank-holidays": _govuk_add,
    "lexdays": LEXDAYS.add_business_days,
    "better-calendar": lambda day, n: better_calendar.offset(
        day, n, cal=BETTER, roll="preceding" if n > 0 else "following"
    ),
}


def _count_a_year(days: list[date]) -> list[Contender]:
    pairs = [(day, day + timedelta(365)) for day in days]
    prepared = [(np.datetime64(after), np.datetime64(until)) for after, until in pairs]
    few = pairs[:20]

    def govuk(after: date, until: date) -> int:
        return sum(1 for _ in takewhile(lambda day: day <= until, GOVUK.work_days_after(division=ENGLAND, date=after)))

    counters: dict[str, Callable[[date, date], int]] = {
        "holidays": HOLIDAYS.get_working_days_count,
        "workalendar": WORKALENDAR.get_working_days_delta,
        "govuk-bank-holidays": govuk,
        "lexdays": LEXDAYS.business_days_between,
        "better-calendar": lambda after, until: better_calendar.count(after, until, cal=BETTER),
    }
    return [
        Contender(OURS, lambda: [ours.count_working_days(a, b) for a, b in pairs], len(pairs)),
        Contender("numpy", lambda: [np.busday_count(a, b, busdaycal=NUMPY) for a, b in prepared], len(pairs)),
        Contender("numpy, of dates", lambda: [np.busday_count(a, b, busdaycal=NUMPY) for a, b in pairs], len(pairs)),
        *(
            Contender(name, lambda count=count: [count(a, b) for a, b in few], len(few))
            for name, count in counters.items()
        ),
    ]


def _is_working_day(days: list[date]) -> list[Contender]:
    prepared = [np.datetime64(day) for day in days]
    stamps = [pd.Timestamp(day) for day in days]
    offset = pd.offsets.CustomBusinessDay(1, calendar=NUMPY)
    return [
        Contender(OURS, lambda: [ours.is_working_day(day) for day in days], len(days)),
        Contender("numpy", lambda: [np.is_busday(day, busdaycal=NUMPY) for day in prepared], len(days)),
        Contender("numpy, of dates", lambda: [np.is_busday(day, busdaycal=NUMPY) for day in days], len(days)),
        Contender("holidays", lambda: [HOLIDAYS.is_working_day(day) for day in days], len(days)),
        Contender("workalendar", lambda: [WORKALENDAR.is_working_day(day) for day in days], len(days)),
        Contender("govuk-bank-holidays", lambda: [GOVUK.is_work_day(day, division=ENGLAND) for day in days], len(days)),
        Contender("lexdays", lambda: [LEXDAYS.is_business_day(day) for day in days], len(days)),
        Contender("better-calendar", lambda: [better_calendar.is_bday(day, cal=BETTER) for day in days], len(days)),
        Contender("pandas", lambda: [offset.is_on_offset(stamp) for stamp in stamps], len(days)),
    ]


# Many at once


def _lists(chance: random.Random, size: int) -> list[Contender]:
    days = [date(2014, 1, 1) + timedelta(chance.randrange(4_000)) for _ in range(size)]
    ns = [chance.randrange(1, 100) for _ in range(size)]
    calendar = ours.england_and_wales()

    def numpy() -> list[date]:
        found: list[date] = np.busday_offset(
            np.array(days, "datetime64[D]"), ns, roll="backward", busdaycal=NUMPY
        ).tolist()
        return found

    def polars() -> list[date]:
        frame = pl.DataFrame({"day": days, "n": ns})
        moved = pl.col("day").dt.add_business_days(pl.col("n"), holidays=HELD, roll="backward")
        return frame.select(moved)["day"].to_list()

    return [
        Contender(OURS, lambda: calendar.add_many(days, ns), size),
        Contender("numpy, of dates", numpy, size),
        Contender("polars", polars, size),
    ]


def _arrays(size: int) -> list[Contender]:
    chance = np.random.default_rng(7)
    days = np.datetime64("2014-01-01") + chance.integers(0, 4_000, size)
    ns = chance.integers(1, 100, size)
    mixed = ns * chance.choice([-1, 1], size)
    frame = pl.DataFrame({"day": days, "n": ns})
    moved = pl.col("day").dt.add_business_days(pl.col("n"), holidays=HELD, roll="backward")
    return [
        # This library counts both ways in one call. The others would need a second call, and are asked one way.
        Contender(OURS, lambda: arrays.add_working_days(days, mixed), size),
        Contender("numpy", lambda: np.busday_offset(days, ns, roll="backward", busdaycal=NUMPY), size),
        Contender("polars", lambda: frame.select(moved), size),
    ]


# Getting ready


def _fresh_calendar() -> WorkingCalendar:
    calendar = named._made.__wrapped__("england-and-wales")
    calendar.is_working_day(date(2024, 1, 2))
    return calendar


def _builds() -> list[Contender]:
    def numpy() -> object:
        return np.busdaycalendar(holidays=np.array(HELD, "datetime64[D]"))

    def workalendar() -> object:
        calendar = UnitedKingdom()
        return [calendar.holidays(year) for year in YEARS]

    return [
        Contender(OURS, _fresh_calendar),
        Contender("numpy", numpy),
        Contender("holidays", lambda: holidays.country_holidays("GB", subdiv="ENG", years=YEARS)),
        Contender("workalendar", workalendar),
        Contender("govuk-bank-holidays", lambda: BankHolidays(use_cached_holidays=True).is_work_day(date(2024, 1, 2))),
        Contender("pandas", lambda: pd.offsets.CustomBusinessDay(1, holidays=HELD)),
    ]


def _imports() -> list[Contender]:
    statements = {
        OURS: "import ofsted_ilacs; ofsted_ilacs.add_working_days",
        "numpy": "import numpy",
        "holidays": "import holidays; holidays.country_holidays('GB', subdiv='ENG', years=2024)",
        "workalendar": "import workalendar.europe",
        "govuk-bank-holidays": "import govuk_bank_holidays.bank_holidays",
        "lexdays": "import lexdays",
        "better-calendar": "import better_calendar",
        "polars": "import polars",
        "pandas": "import pandas",
    }

    def run(statement: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", statement], check=True)

    return [Contender(name, run(statement)) for name, statement in statements.items()]


def _memory() -> int:
    tracemalloc.start()
    try:
        calendar = _fresh_calendar()
        calendar.add(date(2024, 1, 2), 30)
        return tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()


def _extra_memory(size: int) -> tuple[int, int]:
    days = np.full(size, np.datetime64("2020-01-01"))
    ns = np.full(size, 30)
    tracemalloc.start()
    try:
        found = arrays.add_working_days(days, ns)
        return tracemalloc.get_traced_memory()[1] - found.nbytes, size
    finally:
        tracemalloc.stop()


# Right or wrong


@attrs.define
class _Tally:
    wrong: int = 0
    refused: int = 0


def _cases(chance: random.Random) -> Iterator[tuple[date, int]]:
    for _ in range(CASES):
        yield date(2013, 1, 1) + timedelta(chance.randrange(5_000)), chance.choice([-1, 1]) * chance.randrange(1, 61)


def _walked(day: date, n: int, held: frozenset[date]) -> date:
    step, found = timedelta(1 if n > 0 else -1), 0
    while found < abs(n):
        day += step
        found += day.weekday() < 5 and day not in held
    return day


def _print_wrong_answers(chance: random.Random) -> None:
    held = frozenset(HELD)
    common = holidays.country_holidays("GB", years=YEARS)
    adders: dict[str, Add] = {
        OURS: ours.add_working_days,
        "numpy, our days, its own roll": lambda day, n: _as_date(
            np.busday_offset(np.datetime64(day), n, busdaycal=NUMPY)
        ),
        "holidays, no subdivision": common.get_nth_working_day,
        "holidays, England": HOLIDAYS.get_nth_working_day,
        **{name: add for name, add in _SLOW_ADDERS.items() if name != "holidays"},
    }
    tallies = {name: _Tally() for name in adders}
    for day, n in _cases(chance):
        right = _walked(day, n, held)
        for name, add in adders.items():
            try:
                tallies[name].wrong += add(day, n) != right
            except Exception:  # every package has its own errors
                tallies[name].refused += 1
    print(f"Wrong answers in {CASES:,} random cases, 2013 to 2026, 1 to 60 working days either way, beside a walk over")
    print("GOV.UK's days; a refusal is no wrong answer, but no answer either.\n")
    print_table(
        ("", "wrong", "refused"), ([name, str(tally.wrong), str(tally.refused)] for name, tally in tallies.items())
    )


def _as_date(day: np.datetime64) -> date:
    found: date = day.item()
    return found

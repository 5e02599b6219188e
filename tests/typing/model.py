"""
What callers see of grades, judgements, authorities and spans: read by mypy and pyright, never run.
"""

from datetime import date
from typing import assert_type

from ofsted_ilacs import (
    Authority,
    Basis,
    EventKind,
    Evidence,
    Grade,
    History,
    InspectionEvent,
    Judgement,
    JudgementArea,
    Months,
    NonWorkingDay,
    Rule,
    Span,
    WorkingCalendar,
    WorkingDays,
    Years,
    best,
    worst,
)
from ofsted_ilacs.model.areas import Area
from ofsted_ilacs.model.authorities import AuthorityKind
from ofsted_ilacs.rules.values import Estimate

assert_type(Grade.parse("RI"), Grade)
assert_type(Grade.GOOD.label, str)
assert_type(Grade.GOOD.rank, int)
assert_type(Grade.GOOD.is_good_or_better, bool)
assert_type(worst([Grade.GOOD, Grade.INADEQUATE]), Grade)
assert_type(best({Grade.GOOD}), Grade)

judgement = Judgement(JudgementArea.CARE_LEAVERS, Grade.OUTSTANDING)
assert_type(judgement.area, Area)
assert_type(judgement.grade, Grade)
assert_type(judgement.area.label, str)

leeds = Authority("Leeds", "383", kind=AuthorityKind.METROPOLITAN_DISTRICT)
assert_type(leeds.dfe_code, str | None)
assert_type(leeds.gss_code, str | None)
assert_type(leeds.established, date | None)
assert_type(leeds.neighbours, tuple[str, ...])
assert_type(leeds.existed_on(date(2026, 11, 21)), bool)

fieldwork = Span(date(2025, 6, 2), date(2025, 6, 6))
assert_type(fieldwork.start, date)
assert_type(fieldwork.days, int)
assert_type(EventKind.from_fieldwork([fieldwork]), EventKind)
assert_type(EventKind.SHORT.is_full_inspection, bool)

assert_type(WorkingDays(70).n, int)
assert_type(Months(6).n, int)
assert_type(Years(3).n, int)

assert_type(NonWorkingDay(date(2027, 6, 1), "Founders' Day").citation, str)
shut = WorkingCalendar("mine", [], first=date(2027, 1, 1), last=date(2027, 12, 31))
assert_type(shut.confirmed_until, date)

evidence = Evidence(Basis.CALLER, ())

# What must not pass a type checker: each `ignore` below is itself an error once the line is accepted.
Span(None, 3.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Span("2025-06-02", date(2025, 6, 6))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Authority("Leeds", "383", established="2009-04-01")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
NonWorkingDay(None, "Founders' Day")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
WorkingCalendar("mine", [], first=2024, last=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
InspectionEvent(leeds, EventKind.SHORT, 20250602)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
InspectionEvent(
    leeds,
    EventKind.SHORT,
    date(2025, 6, 2),
    published="9 July 2025",  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
)
History(leeds, complete_until="today")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Rule("x", WorkingDays(5), evidence, first_day=True)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Estimate("2", low=1, high=3, unit="months")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Judgement(Grade.GOOD, JudgementArea.CARE_LEAVERS)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Authority("Leeds", 383)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
sorted([Grade.GOOD, Grade.OUTSTANDING])  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]

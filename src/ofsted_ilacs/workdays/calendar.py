"""
Calendars of working days: tables that answer in constant time, and a reason for every day that does not count.

Three tables carry every answer: the working days in order, and for each day of the calendar the positions of the last
working day up to it and of the first from it on. To add is to look up a position, add to it, and look up a day, so that
a thousand working days cost what one costs, in either direction.
"""

from array import array
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate, compress, pairwise
from typing import Any, Literal, SupportsIndex

import attrs

from ofsted_ilacs.exceptions import CoverageError, RecordError
from ofsted_ilacs.model.days import day as exact_day, whole_number
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.fields import some_text, text, tuple_of
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.workdays.announcements import DeadlineT, MovedDeadline, moved
from ofsted_ilacs.workdays.batches import pair_by_pair
from ofsted_ilacs.workdays.divisions import Division
from ofsted_ilacs.workdays.non_working_days import Certainty, HolidayBasis, NonWorkingDay, WeekendDay

__all__ = ["LAST_PROJECTED_YEAR", "Reason", "WorkingCalendar"]

LAST_PROJECTED_YEAR = 2100
"""The last year that can be projected: the last that the ``holidays`` package knows."""

Reason = WeekendDay | NonWorkingDay
"""Why a day does not count; every reason has a ``day``, a ``title`` and a ``certainty``, and reads as text."""

_ONE_DAY = timedelta(days=1)
_A_WEEK_FROM_SUNDAY = b"\0\1\1\1\1\1\0"


class _Tables:
    """
    The tables in which answers are looked up. They are made from the days on first use, and are not compared, hashed or
    pickled. Threads that make them at the same time make equal ones.
    """

    __slots__ = ("_counts", "_holidays", "_latest", "_start", "_upcoming", "_working")

    _start: int
    """The ordinal of the calendar's first day."""
    _working: tuple[date, ...]
    """The working days in order."""
    _latest: Sequence[int]
    """For each day the position of the last working day up to and including it; -1 before any."""
    _upcoming: Sequence[int]
    """For each day the position of the first working day from it on, itself included; one too far after the last."""
    _counts: bytes
    """For each day 1 if it is a working day and 0 if not."""
    _holidays: dict[date, NonWorkingDay]
    """Each holiday by its day."""


def _in_order(days: Iterable[NonWorkingDay]) -> tuple[NonWorkingDay, ...]:
    if isinstance(days, str) or not isinstance(days, Iterable):
        raise RecordError(f"non_working_days: {shown(days)} is not a collection. Pass a list of NonWorkingDay.")
    listed = []
    for held in days:
        if not isinstance(held, NonWorkingDay):
            raise RecordError(f"{shown(held)} is not a NonWorkingDay. Use NonWorkingDay(day, title, basis).")
        listed.append(held)
    return tuple(sorted(listed, key=lambda held: held.day))


@attrs.frozen(cache_hash=True, repr=False)
class WorkingCalendar(Displayed, _Tables):
    """
    Which days count, from a first to a last day, and why the others do not.

    Two calendars are equal when all their fields are. The name, the law and the divisions count too: answers name the
    first two, and projections depend on the divisions.

    Attributes:
        id: The calendar's name in messages.
        non_working_days: The holidays in order, without Saturdays and Sundays.
        first: The first day that the calendar knows.
        last: The last day that the calendar knows.
        confirmed_until: The last day up to which every holiday is announced; what follows is projected.
        projected: Whether answers that rest on projected days are given ("mark", and `certainty` tells) or refused.
        definition: The law that says what a working day is.
        divisions: Whose holidays they are, which is what `projected_to` goes by.
        changed_since: The version of this library since which the calendar has changed, where it was read from a
            document that it wrote; empty otherwise.
    """

    id: str = attrs.field(validator=some_text)
    non_working_days: tuple[NonWorkingDay, ...] = attrs.field(converter=_in_order)
    first: date = attrs.field(converter=exact_day, kw_only=True)
    last: date = attrs.field(converter=exact_day, kw_only=True)
    confirmed_until: date = attrs.field(
        default=attrs.Factory(lambda calendar: calendar.last, takes_self=True), converter=exact_day, kw_only=True
    )
    projected: Literal["mark", "refuse"] = attrs.field(default="mark", kw_only=True)
    definition: str = attrs.field(default="", kw_only=True, validator=text)
    divisions: tuple[Division, ...] = attrs.field(default=(), kw_only=True, validator=tuple_of(Division))
    changed_since: str = attrs.field(default="", kw_only=True, validator=text)

    @non_working_days.validator
    def _check_days(self, _: "attrs.Attribute[object]", value: tuple[NonWorkingDay, ...]) -> None:
        for held, following in pairwise(value):
            if held.day == following.day:
                raise RecordError(
                    f"Calendar {shown(self.id)} has {held.day} twice: {shown(held.title)} and "
                    f"{shown(following.title)}. Keep one."
                )

    @last.validator
    def _check_last(self, _: "attrs.Attribute[object]", value: date) -> None:
        if value < self.first:
            raise RecordError(
                f"Calendar {shown(self.id)} ends on {value}, before it starts on {self.first}. Swap the days."
            )
        for held in self.non_working_days:
            if not self.first <= held.day <= value:
                raise CoverageError(
                    f"{held.day} ({shown(held.title)}) is outside {self.first} to {value}, the days of calendar "
                    f"{shown(self.id)}. Leave it out, or give the calendar a first and last day that reach it."
                )

    @confirmed_until.validator
    def _check_confirmed_until(self, _: "attrs.Attribute[object]", value: date) -> None:
        if not self.first <= value <= self.last:
            raise RecordError(
                f"Calendar {shown(self.id)} is confirmed until {value}, outside {self.first} to {self.last}. "
                "Use a day of the calendar."
            )

    @projected.validator
    def _check_projected(self, _: "attrs.Attribute[object]", value: object) -> None:
        if not isinstance(value, str) or value not in ("mark", "refuse"):
            raise RecordError(
                f"projected is {shown(value)}. Use 'mark' to be told of projected days, 'refuse' to stop there."
            )

    # One day

    def is_working_day(self, d: date) -> bool:
        """
        Return whether a day counts.

        Raises:
            NotADateError: When *d* is not a plain day.
            CoverageError: When the calendar does not know the day.
        """
        try:
            if type(d) is date and (i := d.toordinal() - self._start) >= 0:
                return self._counts[i] == 1
        except (AttributeError, IndexError):
            pass
        i = self._position(d)
        return self._counts[i] == 1

    def why(self, d: date) -> Reason | None:
        """
        Return why a day does not count, or None if it does.

        Raises:
            NotADateError: When *d* is not a plain day.
            CoverageError: When the calendar does not know the day.
        """
        known = exact_day(d)
        if not self.first <= known <= self.last:
            raise self._not_known(known)
        if known.weekday() >= 5:
            return WeekendDay(known)
        self._make_tables()
        return self._holidays.get(known)

    # Counting

    def add(self, d: date, n: int) -> date:
        """
        Return the n-th working day strictly after a day, or before it where *n* is negative.

        Args:
            d: The day to start from, itself not counted; it need not be a working day.
            n: How many working days. 0 gives *d* itself, if it is a working day.

        Raises:
            NotADateError: When *d* is not a plain day.
            NotAnIntegerError: When *n* is not an exact ``int``.
            CoverageError: When the calendar does not know the day, or does not reach the result.
            RecordError: When *n* is 0 and *d* is not a working day.
        """
        try:
            if type(d) is date and type(n) is int and (i := d.toordinal() - self._start) >= 0:
                if n > 0:
                    return self._working[self._latest[i] + n]
                if n < 0 <= (k := self._upcoming[i] + n):
                    return self._working[k]
        except (AttributeError, IndexError):
            pass
        return self._add_checked(d, n)

    def count(self, after: date, until: date) -> int:
        """
        Return how many working days there are after a day, up to and including another.

        Backwards, too, the first day is the one left out, so that ``count(d, add(d, n)) == n`` for every *n* but 0.
        Swapping two working days therefore negates the count; where only one of the two is a working day, the two
        counts differ by that day as well.

        Args:
            after: The day to start from, itself not counted.
            until: The last day counted. Where it comes before *after* the count is negative.

        Raises:
            NotADateError: When either is not a plain day.
            CoverageError: When the calendar does not know one of them.
        """
        try:
            if type(after) is type(until) is date:
                start = self._start
                i = after.toordinal() - start
                j = until.toordinal() - start
                if j >= i >= 0:
                    table = self._latest
                    return table[j] - table[i]
                if i > j >= 0:
                    table = self._upcoming
                    return table[j] - table[i]
        except (AttributeError, IndexError):
            pass
        i, j = self._position(after), self._position(until)
        return self._latest[j] - self._latest[i] if i <= j else self._upcoming[j] - self._upcoming[i]

    def next(self, d: date) -> date:
        """
        Return the first working day strictly after a day.
        """
        return self.add(d, 1)

    def previous(self, d: date) -> date:
        """
        Return the last working day strictly before a day.
        """
        return self.add(d, -1)

    def on_or_after(self, d: date) -> date:
        """
        Return a day itself if it is a working day, otherwise the next working day.

        For duties that count calendar days and roll forward to a working day.

        Raises:
            NotADateError: When *d* is not a plain day.
            CoverageError: When the calendar does not know the day, or does not reach the next working day.
        """
        return exact_day(d) if self.is_working_day(d) else self.next(d)

    def on_or_before(self, d: date) -> date:
        """
        Return a day itself if it is a working day, otherwise the previous working day.

        For duties that count calendar days and roll back to a working day.

        Raises:
            NotADateError: When *d* is not a plain day.
            CoverageError: When the calendar does not know the day, or does not reach the previous working day.
        """
        return exact_day(d) if self.is_working_day(d) else self.previous(d)

    def add_many(self, days: Iterable[date], ns: Iterable[int]) -> list[date]:
        """
        Return ``add(d, n)`` for each day and its own number, of either sign.

        Raises:
            RecordError: When there are not as many days as numbers.
            IlacsError: The error of the first pair that has one, with its position.
        """
        return pair_by_pair(self.add, days, ns, ("days", "ns"))

    def count_many(self, afters: Iterable[date], untils: Iterable[date]) -> list[int]:
        """
        Return ``count(after, until)`` for each pair.

        Raises:
            RecordError: When there are not as many of one as of the other.
            IlacsError: The error of the first pair that has one, with its position.
        """
        return pair_by_pair(self.count, afters, untils, ("afters", "untils"))

    # How sure, and why

    @property
    def answers_until(self) -> date:
        """
        The last day that an answer may rest on: the last, or the last announced one where projected days are refused.
        """
        return self.last if self.projected == "mark" else self.confirmed_until

    def certainty(self, one: date, other: date) -> Certainty:
        """
        Return how sure an answer is that rests on the days between two days, in either order.

        Raises:
            NotADateError: When either is not a plain day.
            CoverageError: When the calendar does not know one of them.
        """
        start, end = exact_day(one), exact_day(other)
        if start > end:
            start, end = end, start
        if start < self.first or end > self.last:
            raise self._not_known(start if start < self.first else end)
        return Certainty.PROJECTED if end > self.confirmed_until else Certainty.CONFIRMED

    def passed_over(self, after: date, until: date) -> tuple[Reason, ...]:
        """
        Return every day that does not count, with its reason, among those that `count` looks at.

        Args:
            after: The day to start from, itself left out.
            until: The other end, itself looked at; before *after* when counting backwards.
        """
        start, end = exact_day(after), exact_day(until)
        step = _ONE_DAY if start <= end else -_ONE_DAY
        looked_at = (start + step * offset for offset in range(1, abs((end - start).days) + 1))
        reasons = [reason for reason in map(self.why, looked_at) if reason is not None]
        return tuple(reasons if start <= end else reversed(reasons))

    # Other calendars

    def with_holidays(self, *days: NonWorkingDay | date, announced_until: date | None = None) -> "WorkingCalendar":
        """
        Return a calendar on which further days do not count: newly announced holidays, or closures.

        An added day takes the place of a projected one; a day that is already confirmed stays as it is.

        Args:
            days: The days. For a reason that says more than "added by the caller", give a ``NonWorkingDay``: with
                ``HolidayBasis.PROCLAMATION`` for a new bank holiday, ``HolidayBasis.CLOSURE`` where an office, a court
                or a school is shut.
            announced_until: The last day up to which every holiday is now announced, where *days* complete the list
                for a stretch that the calendar did not know or had only projected.

        Raises:
            CoverageError: When a holiday lies outside the calendar and *announced_until* does not reach it.
        """
        announced = [held if isinstance(held, NonWorkingDay) else _unexplained(held) for held in days]
        until = self.confirmed_until
        if announced_until is not None:
            until = max(until, exact_day(announced_until))
        last = max(self.last, until)
        for held in announced:
            if not self.first <= held.day <= last:
                raise self._not_known(held.day)
        kept = {
            held.day: held
            for held in self.non_working_days
            if held.certainty is Certainty.CONFIRMED or held.day > until
        }
        added = {
            held.day: held
            for held in announced
            if held.day not in kept or kept[held.day].certainty is Certainty.PROJECTED
        }
        return attrs.evolve(self, non_working_days=(kept | added).values(), last=last, confirmed_until=until)

    def projected_to(self, year: int, *, projected: Literal["mark", "refuse"] = "mark") -> "WorkingCalendar":
        """
        Return a calendar that goes on to the end of a year with the holidays that are to be expected.

        Args:
            year: The last year wanted, up to 2100. A year that the calendar knows already changes nothing.
            projected: "mark" gives answers that rest on expected days, and `certainty` says which do; "refuse" shows
                the expected days and their reasons, but answers nothing that rests on them.

        Raises:
            CoverageError: When the year is after 2100, or the calendar belongs to no division of the United Kingdom.
        """
        from ofsted_ilacs.workdays.projection import expected_holidays

        wanted = whole_number(year, "year")
        if wanted > LAST_PROJECTED_YEAR:
            raise CoverageError(
                f"{shown(wanted)} cannot be projected: {LAST_PROJECTED_YEAR} is the last year that can."
            )
        if wanted <= self.last.year:
            return attrs.evolve(self, projected=projected)
        if not self.divisions:
            raise CoverageError(
                f"Calendar {shown(self.id)} cannot be projected: its divisions= does not say whose holidays it has. "
                "Use with_holidays(..., announced_until=...)."
            )
        expected = [held for held in expected_holidays(self.divisions, self.last.year, wanted) if held.day > self.last]
        return attrs.evolve(
            self,
            non_working_days=(*self.non_working_days, *expected),
            last=date(wanted, 12, 31),
            projected=projected,
        )

    def affected_by(
        self, holiday: NonWorkingDay | date, deadlines: Iterable[DeadlineT]
    ) -> tuple[MovedDeadline[DeadlineT], ...]:
        """
        Return the deadlines that a holiday moves, with the day each was due and the day each is due now.

        Args:
            holiday: The holiday. It makes no difference whether the calendar knows it already.
            deadlines: Deadlines counted on this calendar, before or after the holiday was announced.

        Raises:
            RecordError: When a deadline is not due on the day that this calendar gives, with or without the holiday.
        """
        day = holiday.day if isinstance(holiday, NonWorkingDay) else exact_day(holiday)
        before = attrs.evolve(self, non_working_days=[held for held in self.non_working_days if held.day != day])
        return tuple(moved(deadlines, before=before, after=self.with_holidays(holiday)))

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        # A published calendar, as it is or projected further, is pickled by its name.
        from ofsted_ilacs.workdays.uk_calendars import name_of, named

        name = name_of(self)
        return super().__reduce_ex__(protocol) if name is None else (named, name)

    def __repr__(self) -> str:
        return f"<WorkingCalendar {shown(self.id)}, {self.first} to {self.last}>"

    def __str__(self) -> str:
        return self.id

    # Behind the tables

    def _make_tables(self) -> None:
        if hasattr(self, "_upcoming"):
            return
        start, end = self.first.toordinal(), self.answers_until.toordinal()
        # Ordinal 1 was a Monday: an ordinal's remainder by seven is its day of the week, counted from Sunday.
        weeks = (end - start) // 7 + 1
        counts = bytearray(_A_WEEK_FROM_SUNDAY[start % 7 :] + _A_WEEK_FROM_SUNDAY * weeks)[: end - start + 1]
        holidays = {held.day: held for held in self.non_working_days}
        for day in holidays:
            if day <= self.answers_until:
                counts[day.toordinal() - start] = 0
        # Two bytes hold a position of any calendar that ends within 89 years.
        size = "h" if len(counts) < 1 << 15 else "i"
        tables = {
            "_start": start,
            "_holidays": holidays,
            "_working": tuple(map(date.fromordinal, compress(range(start, end + 1), counts))),
            "_counts": bytes(counts),
            "_latest": array(size, accumulate(counts, initial=-1))[1:],
            # Set last: `_make_tables` takes its presence to mean that all tables are there.
            "_upcoming": array(size, accumulate(counts, initial=0))[:-1],
        }
        for name, table in tables.items():
            object.__setattr__(self, name, table)

    def _position(self, d: date) -> int:
        """
        Return where a day stands in the tables, which are there from then on.
        """
        known = exact_day(d)
        if not self.first <= known <= self.answers_until:
            raise self._not_known(known)
        self._make_tables()
        return known.toordinal() - self._start

    def _add_checked(self, d: date, n: int) -> date:
        i = self._position(d)
        steps = whole_number(n, "n")
        if steps == 0:
            if self._counts[i]:
                return exact_day(d)
            raise RecordError(
                f"0 working days from {self.why(d)} is no working day. Use on_or_after(d) or on_or_before(d) "
                "to move off it."
            )
        k = self._latest[i] + steps if steps > 0 else self._upcoming[i] + steps
        if 0 <= k < len(self._working):
            return self._working[k]
        raise self._out_of_reach(exact_day(d), steps)

    def _not_known(self, d: date) -> CoverageError:
        if d < self.first:
            return CoverageError(
                f"{d} is before {self.first}, the first day calendar {shown(self.id)} knows. Make a WorkingCalendar "
                "that starts earlier, with the holidays of those years."
            )
        return CoverageError(f"{d} is after {self._end_of_knowledge()} {_way_on(d.year)}")

    def _out_of_reach(self, d: date, n: int) -> CoverageError:
        if n < 0:
            return CoverageError(
                f"{shown(-n)} working days before {d} is before {self.first}, the first day calendar "
                f"{shown(self.id)} knows. Use a smaller number, or make a WorkingCalendar that starts earlier."
            )
        # No year has more than 262 weekdays or fewer than 240 working days.
        year = d.year + n // 240 + 1
        return CoverageError(f"{shown(n)} working days after {d} is after {self._end_of_knowledge()} {_way_on(year)}")

    def _end_of_knowledge(self) -> str:
        if self.answers_until == self.last:
            return f"{self.last}, the last day calendar {shown(self.id)} knows."
        day, name = self.confirmed_until, shown(self.id)
        return f"{day}, the last announced day of calendar {name}, which refuses projected ones."


def _way_on(year: int) -> str:
    if year > LAST_PROJECTED_YEAR:
        return f"No calendar is projected beyond {LAST_PROJECTED_YEAR}; use an earlier day or a smaller number."
    forecast = f"Use projected_to({year}) for a forecast"
    return f"{forecast}, or with_holidays(..., announced_until=...) if the days are announced."


def _unexplained(day: date) -> NonWorkingDay:
    # A bare date may be a proclaimed holiday, a court's closure or a mistake, so no law is cited for it.
    return NonWorkingDay(exact_day(day), "Non-working day", HolidayBasis.CALLER)

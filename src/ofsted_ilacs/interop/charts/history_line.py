"""
One authority through the years: what was found, which visits were made, what comes next and how likely when, and which
clocks its last report started.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import altair as alt
import attrs

from ofsted_ilacs.events.histories import History, one_history
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.explaining.timings import SOME_TIME
from ofsted_ilacs.interop.charts import style
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.model.display import readable
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.planning.deadlines import Deadline, clocks_started
from ofsted_ilacs.planning.expected import is_some_time
from ofsted_ilacs.planning.forecast import Forecast, forecast_if_any
from ofsted_ilacs.planning.next_event import next_event
from ofsted_ilacs.planning.next_inspection import NextEvent, next_inspection
from ofsted_ilacs.planning.windows import WindowStatus
from ofsted_ilacs.sector.country import is_reported

__all__ = ["timeline"]

_WIDTH, _ROW, _CLOCK_ROW = 720, 50, 30
_SQUARE = 16  # pixels: the side of an area's square
_NOT_OUT, _NO_OVERALL, _UNKNOWN = ("Report", "not out"), ("No overall", "grade"), ("Not on", "record")


def timeline(history: History, *, as_of: date, ahead: Forecast | None = None) -> alt.VConcatChart:
    """
    Return an authority's history as a chart: inspections with their grades, visits, the window and forecast ahead, and,
    in a panel of their own, clocks.

    A report without an overall grade shows a square for the grade of each area.

    Args:
        history: The authority's events. Those that begin after *as_of* are left out, and so are grades not yet
            published by then.
        as_of: The day of asking.
        ahead: The forecast shown over the window, such as one of your own model. By default that of `forecast`, if
            there is one.

    Raises:
        IlacsError: As `next_inspection` does.
    """
    told = _Told.of(one_history(history), day(as_of), ahead)
    panels = [_years(told), _months(told)] if told.clocks else [_years(told)]
    return style.framed(
        alt.vconcat(*panels, spacing=28),
        _title(style.name_of(history.authority.name)),
        _legend(told),
        _in_words(told),
    )


def _years(told: "_Told") -> alt.LayerChart:
    layers = [
        *style.asked_line(told.as_of, _x("day", told), dy=-16),
        _inspections(told),
        *_area_squares(told),
        *_inspection_labels(told),
        _visits(told),
        *_windows(told),
        *_forecast_bands(told),
    ]
    return style.layered(*layers).properties(width=_WIDTH, height=_ROW * len(told.rows))


def _months(told: "_Told") -> alt.LayerChart:
    heading = alt.TitleParams(
        text="Clocks that the last report started",
        anchor="start",
        frame="group",
        fontSize=13,
        color=style.INK,
        offset=22 if told.is_asked_during_clocks else 8,
    )
    asked = style.asked_line(told.as_of, _clock_x("day", told), dy=-6) if told.is_asked_during_clocks else ()
    height = _CLOCK_ROW * len(told.clocks)
    return style.layered(*asked, *_clocks(told)).properties(width=_WIDTH, height=height, title=heading)


def _legend(told: "_Told") -> list[str]:
    lines = [f"{style.asked(told.as_of)}. Colour and label give the overall grade."]
    split = [event for event in told.inspections if _is_split(event, told.as_of)]
    if split:
        areas = dict.fromkeys(each.area.short for event in split for each in event.judgements)
        letters = ", ".join(f"{style.GRADE_LETTERS[grade]} {style.GRADE_NAMES[grade].lower()}" for grade in Grade)
        lines[0] += " Where there is none, a square for each area:"
        lines.append(f"{', '.join(areas)} ({letters}).")
    lines.append("Pale bars are the windows of the rules, with a line on the day expected.")
    if told.likely is not None:
        lines.append("The dark bar is the forecast: 80% that it begins within, and 50% within its darkest part.")
    return lines


def _title(name: str) -> str | list[str]:
    what = "inspections, visits and what comes next"
    return f"{name}: {what}" if len(name) <= _LONGEST_IN_LINE else [f"{name}:", what]


_LONGEST_IN_LINE = 40  # the longest real name has 35 letters


@attrs.frozen(kw_only=True)
class _Told:
    """
    What the chart tells, before it is drawn.
    """

    history: History
    as_of: date
    inspections: tuple[InspectionEvent, ...]
    visits: tuple[InspectionEvent, ...]
    upcoming: tuple[NextEvent, ...]
    likely: Forecast | None
    clocks: tuple[Deadline, ...]

    @classmethod
    def of(cls, history: History, as_of: date, ahead: Forecast | None) -> "_Told":
        begun = tuple(event for event in history.events if event.start <= as_of)
        inspection, first = next_inspection(history, as_of=as_of), next_event(history, as_of=as_of)
        return cls(
            history=history,
            as_of=as_of,
            inspections=tuple(event for event in begun if event.kind.is_full_inspection),
            visits=tuple(event for event in begun if not event.kind.is_full_inspection),
            upcoming=(inspection,) if first == inspection else (first, inspection),
            likely=forecast_if_any(history, as_of=as_of) if ahead is None else expect(Forecast, ahead, "ahead"),
            clocks=_clocks_of(history, as_of),
        )

    @property
    def rows(self) -> list[str]:
        visits = dict.fromkeys(_capital(event.kind.label) for event in self.visits)
        return [_INSPECTIONS, *visits, *map(_ahead, self.upcoming)]

    @property
    def domain(self) -> tuple[date, date]:
        days = [self.as_of, *(event.start for event in (*self.inspections, *self.visits))]
        days += [end for each in self.upcoming if each.window for end in (each.window.earliest, each.window.latest)]
        if self.likely is not None:
            days.append(self.likely.interval().end)
        room = max(timedelta(400), (max(days) - min(days)) / 9)
        return style.with_room(days, room, room / 2)

    @property
    def clock_domain(self) -> tuple[date, date]:
        days = [day for each in self.clocks for day in (each.trigger, each.due)]
        # Room for the label before the first bar.
        room = max(timedelta(10), (max(days) - min(days)) / 4)
        return style.with_room(days, room, room / 4)

    @property
    def is_asked_during_clocks(self) -> bool:
        first, last = self.clock_domain
        return first <= self.as_of <= last


_INSPECTIONS = "Graded inspection"


def _clocks_of(history: History, as_of: date) -> tuple[Deadline, ...]:
    # Those that still run, and those of the last report, whether they do or not.
    started = list(clocks_started(history, as_of))
    last = started[-1].event if started else None
    return tuple(clock for clock in started if clock.event is last or clock.due >= as_of)


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def _ahead(event: NextEvent) -> str:
    kind = "not known" if event.kind is None else event.kind.label
    return f"Next: {kind}"


def _clock(deadline: Deadline) -> str:
    return _capital(deadline.duty.clock.short or deadline.duty.label)


# What is drawn


def _x(field: str, told: _Told) -> alt.X:
    return alt.X(f"{field}:T", **style.time_axis(*told.domain))


def _clock_x(field: str, told: _Told) -> alt.X:
    return alt.X(f"{field}:T", **style.time_axis(*told.clock_domain))


def _y(rows: list[str]) -> alt.Y:
    axis = alt.Axis(title=None, labelLimit=260, domain=False, ticks=False, grid=True, labelPadding=8)
    return alt.Y("row:N", sort=rows, scale=alt.Scale(domain=rows), axis=axis)


def _inspections(told: _Told) -> alt.Chart:
    whole = (event for event in told.inspections if not _is_split(event, told.as_of))
    return (
        alt.Chart(style.values(_inspection_row(event, told.as_of) for event in whole))
        .mark_circle(size=260, opacity=1, stroke=style.INK, strokeWidth=1)
        .encode(
            _x("day", told),
            _y(told.rows),
            color=_GRADE_COLOUR,
            tooltip=_INSPECTION_TOOLTIP,
        )
    )


_NO_GRADE = "No grade"
_GRADE_COLOUR = alt.Color(
    "grade:N",
    scale=alt.Scale(domain=[*style.GRADE_NAMES.values(), _NO_GRADE], range=[*style.GRADE_COLOURS.values(), "white"]),
    legend=None,
)
_INSPECTION_TOOLTIP = style.tooltip(
    what="Inspection", days="On site", published="Published", outcome="Overall effectiveness", areas="Grades"
)


def _is_split(event: InspectionEvent, as_of: date) -> bool:
    """
    Return whether an inspection is drawn by its areas: its report is out, and gives grades but none overall.
    """
    return is_reported(event, as_of) and event.overall is None and bool(event.judgements)


def _area_squares(told: _Told) -> Iterator[alt.Chart]:
    # One layer for each place in the strip, because vega moves a layer's marks by pixels, not by a field.
    split = [event for event in told.inspections if _is_split(event, told.as_of)]
    longest = max((len(event.judgements) for event in split), default=0)
    for place in range(longest):
        for count in sorted({len(event.judgements) for event in split if len(event.judgements) > place}):
            drawn = [event for event in split if len(event.judgements) == count]
            offset = (place - (count - 1) / 2) * _SQUARE
            base = alt.Chart(style.values(_square_row(event, place, told.as_of) for event in drawn)).encode(
                _x("day", told), _y(told.rows), tooltip=_INSPECTION_TOOLTIP
            )
            yield base.mark_square(size=_SQUARE**2, opacity=1, stroke=style.INK, strokeWidth=1, xOffset=offset).encode(
                color=_GRADE_COLOUR
            )
            yield base.mark_text(fontSize=9, fontWeight="bold", dx=offset).encode(
                text="letter:N", color=alt.Color("ink:N", scale=None)
            )


def _square_row(event: InspectionEvent, place: int, as_of: date) -> dict[str, object]:
    grade = event.judgements[place].grade
    return _inspection_row(event, as_of) | {
        "grade": style.GRADE_NAMES[grade],
        "letter": style.GRADE_LETTERS[grade],
        "ink": style.ON_GRADE[grade],
    }


def _inspection_labels(told: _Told) -> Iterator[alt.Chart]:
    rows = (_inspection_row(event, told.as_of) for event in told.inspections)
    base = alt.Chart(style.values(rows)).encode(_x("day", told), _y(told.rows))
    yield from style.written(base, "upper", fontWeight="bold", baseline="bottom", dy=-24)
    yield from style.written(base, "lower", fontWeight="bold", baseline="bottom", dy=-11)
    yield from style.written(base, "month", color=style.QUIET, baseline="top", dy=12)


def _inspection_row(event: InspectionEvent, as_of: date) -> dict[str, object]:
    outcome, grade = _outcome(event, as_of), _grade(event, as_of)
    return {
        "row": _INSPECTIONS,
        "day": event.start,
        "grade": _NO_GRADE if grade is None else style.GRADE_NAMES[grade],
        "upper": " ".join(outcome[:-1]),
        "lower": outcome[-1],
        "outcome": " ".join(outcome),
        "areas": _areas(event, as_of),
        "month": f"{style.short_day(event.start).split(' ', 1)[1]}",
        "what": _capital(event.kind.label),
        "days": _days(event),
        "published": "not known" if event.published is None else in_words(event.published),
    }


def _grade(event: InspectionEvent, as_of: date) -> Grade | None:
    return event.overall if is_reported(event, as_of) else None


def _areas(event: InspectionEvent, as_of: date) -> str:
    if not is_reported(event, as_of):
        return "not known yet"
    judged = (f"{style.area_name(each.area)}: {style.GRADE_NAMES[each.grade].lower()}" for each in event.judgements)
    return "; ".join(judged) or "not on record"


def _outcome(event: InspectionEvent, as_of: date) -> tuple[str, ...]:
    # In words, to be set in one line or two.
    if not is_reported(event, as_of):
        return _NOT_OUT if event.published is None or event.published > as_of else _UNKNOWN
    if event.overall is not None:
        return tuple(style.GRADE_NAMES[event.overall].split(" "))
    return _UNKNOWN if event.ruleset.makes_overall_judgement else _NO_OVERALL


def _visits(told: _Told) -> alt.Chart:
    rows = (
        {
            "row": _capital(event.kind.label),
            "day": event.start,
            "what": _capital(event.kind.label),
            "days": _days(event),
        }
        for event in told.visits
    )
    return (
        alt.Chart(style.values(rows))
        .mark_point(
            shape="diamond", size=110, filled=True, color=style.NEUTRAL, stroke=style.INK, strokeWidth=1, opacity=1
        )
        .encode(_x("day", told), _y(told.rows), tooltip=style.tooltip(what="Event", days="When"))
    )


def _windows(told: _Told) -> Iterator[alt.Chart]:
    rows = [_window_row(event) for event in told.upcoming]
    base = alt.Chart(style.values(row for row in rows if row["end"])).encode(_y(told.rows))
    tooltip = style.tooltip(row="Expected", window="Window", state="On the day of asking")
    colour = alt.Color("colour:N", scale=None)
    yield base.mark_bar(height=14, stroke=style.INK, strokeWidth=1).encode(
        _x("start", told), alt.X2("end"), color=colour, tooltip=tooltip
    )
    expected = alt.Chart(style.values(row for row in rows if row["expected"])).encode(_y(told.rows))
    yield expected.mark_tick(height=22, thickness=3, color=style.INK).encode(_x("expected", told), tooltip=tooltip)
    yield from style.written(base.encode(_x("end", told)), "label", align="right", baseline="bottom", dy=-13)
    unknown = alt.Chart(style.values({**row, "end": told.as_of} for row in rows if not row["end"])).encode(
        _y(told.rows)
    )
    yield from style.written(unknown.encode(_x("end", told)), "label", align="right", dx=-8)


def _window_row(event: NextEvent) -> dict[str, object]:
    window, state = event.window, event.status.label
    if window is None:
        label = "when is not known"
    elif is_some_time(event.kind, window):
        label = SOME_TIME
    else:
        around = "" if window.expected is None else f", around {style.short_day(window.expected)}"
        span = f"{style.short_day(window.earliest)} to {style.short_day(window.latest)}{around}"
        closed = style.closed_in_words(event.status, window.latest, event.complete_until)
        label = closed if event.status.has_closed else span
    return {
        "row": _ahead(event),
        "start": window and window.earliest,
        "end": window and window.latest,
        "expected": window and window.expected,
        "window": label if window is None or is_some_time(event.kind, window) else str(window),
        "state": state,
        "colour": style.ACCENT if event.status is WindowStatus.OVERDUE else _WINDOW,
        "label": label,
    }


_WINDOW, _LIKELY, _LIKELIEST, _CLOCK = "#c6dbef", "#2171b5", "#08306b", "#525252"


def _forecast_bands(told: _Told) -> Iterator[alt.Chart]:
    likely = told.likely
    if likely is None:
        return
    for share, colour in ((0.8, _LIKELY), (0.5, _LIKELIEST)):
        band = likely.interval(share)
        row = {
            "row": _ahead(told.upcoming[-1]),
            "start": band.start,
            "end": band.end,
            "share": f"{share:.0%}",
            "days": f"{in_words(band.start)} to {in_words(band.end)}",
            "months": "; ".join(map(str, likely.likely_months())),
        }
        tooltip = style.tooltip(share="Chance", days="Begins", months="Likeliest months")
        bar = alt.Chart(style.values([row])).mark_bar(height=6, color=colour)
        yield bar.encode(_x("start", told), alt.X2("end"), _y(told.rows), tooltip=tooltip)
    band = likely.interval()
    row = {
        "row": _ahead(told.upcoming[-1]),
        "end": band.end,
        "label": f"80%: {style.short_day(band.start)} to {style.short_day(band.end)}",
    }
    label = alt.Chart(style.values([row])).encode(_x("end", told), _y(told.rows))
    yield from style.written(label, "label", color=_LIKELY, align="right", baseline="top", dy=10)


def _clocks(told: _Told) -> Iterator[alt.Chart]:
    rows = [
        {
            "row": _clock(each),
            "start": each.trigger,
            "end": each.due,
            "duty": each.duty.label,
            "when": str(Span(each.trigger, each.due)),
            "period": str(each.period),
            "label": f"{'due' if each.due >= told.as_of else 'was due'} {style.short_day(each.due)}",
        }
        for each in told.clocks
    ]
    names = list(dict.fromkeys(_clock(each) for each in told.clocks))
    tooltip = style.tooltip(duty="Duty", when="Runs", period="For")
    base = alt.Chart(style.values(rows)).encode(_y(names), tooltip=tooltip)
    yield base.mark_bar(height=12, color=_CLOCK, stroke=style.INK).encode(_clock_x("start", told), alt.X2("end"))
    yield from style.written(base.encode(_clock_x("start", told)), "label", align="right", dx=-6)


# What is said in its place


def _in_words(told: _Told) -> str:
    found = (
        f"{event.kind.label}, {_days(event)}: "
        f"{' '.join(_outcome(event, told.as_of)).lower()}{_instead(event, told.as_of)}"
        for event in told.inspections
    )
    visits = (f"{event.kind.label}, {_days(event)}" for event in told.visits)
    clocks = (f"{each.duty.label.lower()}, due {in_words(each.due)}" for each in told.clocks)
    return " ".join(
        [
            f"Timeline of {style.name_of(told.history.authority.name)}, asked on {in_words(told.as_of)}.",
            f"Graded inspections: {'; '.join(found) or 'none on record'}.",
            f"Visits and other events: {'; '.join(visits) or 'none on record'}.",
            *(readable(event.headline).replace("\n", " ") for event in told.upcoming),
            *_chances(told),
            f"Clocks of the last report: {'; '.join(clocks) or 'none'}.",
        ]
    )


def _chances(told: _Told) -> Iterator[str]:
    if told.likely is not None:
        yield f"Forecast: {readable(told.likely.headline)}".replace("\n", " ")


def _instead(event: InspectionEvent, as_of: date) -> str:
    # Where there is no overall grade, the grades that there are.
    return f" ({_areas(event, as_of).lower()})" if _is_split(event, as_of) else ""


def _days(event: InspectionEvent) -> str:
    return " and ".join(map(str, event.fieldwork))

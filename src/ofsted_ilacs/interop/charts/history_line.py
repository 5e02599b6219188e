"""
One authority through the years: what was found, which visits were made, what comes next, and which clocks its last
report started.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import altair as alt
import attrs

from ofsted_ilacs.events.histories import History, one_history
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.interop.charts import style
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.model.display import readable
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.periods import Span
from ofsted_ilacs.planning.deadlines import Deadline, clocks_started
from ofsted_ilacs.planning.forecast import Forecast
from ofsted_ilacs.planning.next_event import next_event
from ofsted_ilacs.planning.next_inspection import NextEvent, next_inspection
from ofsted_ilacs.planning.windows import WindowStatus
from ofsted_ilacs.sector.country import is_reported

__all__ = ["timeline"]

_WIDTH, _ROW = 720, 46
_NOT_OUT, _NO_OVERALL, _UNKNOWN = ("Report", "not out"), ("No overall", "grade"), ("Not on", "record")


def timeline(history: History, *, as_of: date, ahead: Forecast | None = None) -> alt.LayerChart:
    """
    Return an authority's history as a chart: inspections with their grades, visits, the window ahead, and clocks.

    Args:
        history: The authority's events. Those that begin after *as_of* are left out, and so are grades not yet
            published by then.
        as_of: The day of asking.
        ahead: The forecast of the next graded inspection, as `forecast` gives it: its 80% and 50% intervals are drawn
            over the window.

    Raises:
        IlacsError: As `next_inspection` does.
    """
    told = _Told.of(one_history(history), day(as_of), ahead)
    layers = [
        style.asked_line(told.as_of, _x("day", told), dy=-16),
        _inspections(told),
        _inspection_labels(told),
        _visits(told),
        *_windows(told),
        *_bands(told),
        *_clocks(told),
    ]
    chart = style.layered(*layers).properties(width=_WIDTH, height=_ROW * len(told.rows))
    return style.framed(
        chart,
        _title(style.name_of(history.authority.name)),
        [
            f"{style.asked(told.as_of)}. Colour and label give the overall grade.",
            "Bars are the windows ahead, with the day expected, and the clocks that the last report started.",
            *(
                []
                if told.ahead is None
                else ["Within the window the forecast: 80% of the chances in blue, 50% in dark blue."]
            ),
        ],
        _in_words(told),
    )


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
    clocks: tuple[Deadline, ...]
    ahead: Forecast | None

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
            clocks=_clocks_of(history, as_of),
            ahead=ahead if ahead is None else expect(Forecast, ahead, "ahead"),
        )

    @property
    def rows(self) -> list[str]:
        visits = dict.fromkeys(_capital(event.kind.label) for event in self.visits)
        return [_INSPECTIONS, *visits, *map(_ahead, self.upcoming), *(_clock(each) for each in self.clocks)]

    @property
    def domain(self) -> tuple[date, date]:
        days = [self.as_of, *(event.start for event in (*self.inspections, *self.visits))]
        days += [end for each in self.upcoming if each.window for end in (each.window.earliest, each.window.latest)]
        days += [each.due for each in self.clocks]
        days += [] if self.ahead is None else [self.ahead.quantile(0.1), self.ahead.quantile(0.9)]
        room = max(timedelta(400), (max(days) - min(days)) / 9)
        return style.with_room(days, room, room / 2)


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
    return f"Clock: {deadline.duty.clock.short or deadline.duty.label.lower()}"


# What is drawn


def _x(field: str, told: _Told) -> alt.X:
    return alt.X(f"{field}:T", **style.time_axis(*told.domain))


def _y(told: _Told) -> alt.Y:
    axis = alt.Axis(title=None, labelLimit=260, domain=False, ticks=False, grid=True, labelPadding=8)
    return alt.Y("row:N", sort=told.rows, scale=alt.Scale(domain=told.rows), axis=axis)


def _inspections(told: _Told) -> alt.Chart:
    names = [*style.GRADE_NAMES.values(), _GREY]
    colours = [*style.GRADE_COLOURS.values(), style.NEUTRAL]
    return (
        alt.Chart(style.values(_inspection_rows(told)))
        .mark_circle(size=260, opacity=1, stroke=style.INK, strokeWidth=1)
        .encode(
            _x("day", told),
            _y(told),
            color=alt.Color("grade:N", scale=alt.Scale(domain=names, range=colours), legend=None),
            tooltip=style.tooltip(
                what="Inspection",
                days="On site",
                published="Published",
                outcome="Overall effectiveness",
                areas="Grades",
            ),
        )
    )


_GREY = "No overall grade"


def _inspection_labels(told: _Told) -> alt.LayerChart:
    base = alt.Chart(style.values(_inspection_rows(told))).encode(_x("day", told), _y(told))
    upper = style.written(base, "upper", fontWeight="bold", baseline="bottom", dy=-24)
    lower = style.written(base, "lower", fontWeight="bold", baseline="bottom", dy=-11)
    month = style.written(base, "month", color=style.QUIET, baseline="top", dy=12)
    return style.layered(upper, lower, month)


def _inspection_rows(told: _Told) -> Iterator[dict[str, object]]:
    for event in told.inspections:
        outcome = _outcome(event, told.as_of)
        yield {
            "row": _INSPECTIONS,
            "day": event.start,
            "grade": _GREY if (grade := _grade(event, told.as_of)) is None else style.GRADE_NAMES[grade],
            "upper": " ".join(outcome[:-1]),
            "lower": outcome[-1],
            "outcome": " ".join(outcome),
            "areas": _areas(event, told.as_of),
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
        .encode(_x("day", told), _y(told), tooltip=style.tooltip(what="Event", days="When"))
    )


def _windows(told: _Told) -> Iterator[alt.Chart | alt.LayerChart]:
    rows = [_window_row(event) for event in told.upcoming]
    base = alt.Chart(style.values(row for row in rows if row["end"])).encode(_y(told))
    tooltip = style.tooltip(row="Expected", window="Window", state="On the day of asking")
    colour = alt.Color("colour:N", scale=None)
    yield base.mark_bar(height=14, stroke=style.INK, strokeWidth=1).encode(
        _x("start", told), alt.X2("end"), color=colour, tooltip=tooltip
    )
    expected = alt.Chart(style.values(row for row in rows if row["expected"])).encode(_y(told))
    yield expected.mark_tick(height=22, thickness=3, color=style.INK).encode(_x("expected", told), tooltip=tooltip)
    yield style.written(base.encode(_x("end", told)), "label", align="right", baseline="bottom", dy=-13)
    unknown = alt.Chart(style.values({**row, "end": told.as_of} for row in rows if not row["end"])).encode(_y(told))
    yield style.written(unknown.encode(_x("end", told)), "label", align="right", dx=-8)


def _window_row(event: NextEvent) -> dict[str, object]:
    window, state = event.window, event.status.label
    if window is None:
        label = "when is not known"
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
        "window": label if window is None else str(window),
        "state": state,
        "colour": style.ACCENT if event.status is WindowStatus.OVERDUE else _WINDOW,
        "label": label,
    }


def _bands(told: _Told) -> Iterator[alt.Chart]:
    if told.ahead is None:
        return
    for share, height, colour in ((0.8, 7, "#3182bd"), (0.5, 7, "#08306b")):
        span = told.ahead.interval(share)
        row = {
            "row": _ahead(told.upcoming[-1]),
            "start": span.start,
            "end": span.end,
            "share": f"{share:.0%}",
            "days": str(span),
        }
        yield (
            alt.Chart(style.values([row]))
            .mark_bar(height=height, color=colour)
            .encode(
                _x("start", told),
                _y(told),
                alt.X2("end"),
                tooltip=style.tooltip(share="Chance", days="Begins between"),
            )
        )


_WINDOW, _CLOCK = "#9ecae1", "#525252"


def _clocks(told: _Told) -> Iterator[alt.Chart | alt.LayerChart]:
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
    base = alt.Chart(style.values(rows)).encode(_y(told), tooltip=style.tooltip(duty="Duty", when="Runs", period="For"))
    yield base.mark_bar(height=14, color=_CLOCK, stroke=style.INK).encode(_x("start", told), alt.X2("end"))
    yield style.written(base.encode(_x("start", told)), "label", align="right", dx=-6)


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
            *([] if told.ahead is None else [f"Forecast: {readable(told.ahead.headline)}"]),
            f"Clocks of the last report: {'; '.join(clocks) or 'none'}.",
        ]
    )


def _instead(event: InspectionEvent, as_of: date) -> str:
    # Where there is no overall grade, the grades that there are.
    graded = is_reported(event, as_of) and event.overall is None and event.judgements
    return f" ({_areas(event, as_of).lower()})" if graded else ""


def _days(event: InspectionEvent) -> str:
    return " and ".join(map(str, event.fieldwork))

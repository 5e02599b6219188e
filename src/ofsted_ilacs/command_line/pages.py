"""
The pages that the commands print for people.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import RenderableType
from rich.text import Text

from ofsted_ilacs.archive.record import published_until
from ofsted_ilacs.command_line.answers import Due, Outlook, RecordSummary
from ofsted_ilacs.command_line.layout import Numbered, beside, muted, page, short_day, strong, table, text
from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.model.days import in_words, months_later
from ofsted_ilacs.model.periods import Span, WorkingDays
from ofsted_ilacs.planning.deadlines import Deadline
from ofsted_ilacs.planning.forecast import Forecast
from ofsted_ilacs.planning.next_inspection import NextEvent
from ofsted_ilacs.planning.windows import Window, WindowStatus
from ofsted_ilacs.register.succession import succession
from ofsted_ilacs.sector.clocks import OpenClock

__all__ = ["WINDOW", "deadline_page", "due_page", "forecast_page", "history_page", "outlook_page", "record_page"]


# What comes next


def outlook_page(outlook: Outlook, *, why: bool) -> RenderableType:
    """
    Return the page of what comes next for an authority, with the reasons on request.
    """
    inspection, event = outlook.next_inspection, outlook.next_event
    end = succession(outlook.authority, known_on=outlook.as_of).end
    rows = [
        ("Last inspection", _last(inspection.decision.inspection)),
        *([("Next event", [*_expected(event), *_unknown_visits(event, outlook)])] if event != inspection else []),
        ("Next inspection", _expected(inspection)),
        ("Running clocks", [line for clock in outlook.clocks for line in _running(clock)] or [text("none")]),
        *([] if end is None else [("Reorganisation", [text(str(end))])]),
    ]
    return page(
        outlook.authority.name,
        _asked(outlook.as_of),
        beside(rows),
        *(_reasons(outlook) if why else ()),
        muted(
            f"On record: inspections published by {in_words(outlook.inspections_until)}, "
            f"visits by {in_words(outlook.visits_until)}."
        ),
        None if why else muted("Add --why for the reasons, with their rules and sources."),
    )


def _last(inspection: InspectionEvent | None) -> list[Text]:
    if inspection is None:
        return [text("none on record")]
    grade = "no overall grade" if inspection.overall is None else inspection.overall.label
    published = [] if inspection.published is None else [text(f"published {in_words(inspection.published)}")]
    address = [] if inspection.source is None else [muted(inspection.source)]
    return [text(f"{inspection.kind.label} of {inspection.fieldwork[-1]}: {grade}"), *published, *address]


def _expected(event: NextEvent) -> list[Text]:
    kind = "of a kind that is not known" if event.kind is None else event.kind.label
    around = (
        "" if event.window is None or event.window.expected is None else f", around {in_words(event.window.expected)}"
    )
    review = [text("a person should look at this: see --why")] if event.needs_review else []
    return [strong(f"{kind}{around}"), *map(text, _when(event)), *review]


def _when(event: NextEvent) -> Iterator[str]:
    window, as_of = event.window, event.as_of
    if window is None:
        yield "no source says when"
        return
    earliest, latest = in_words(window.earliest), in_words(window.latest)
    if event.status is WindowStatus.OPEN and window.expected is None:
        yield f"at any time until {latest}"
        return
    yield f"between {earliest} and {latest}"
    match event.status:
        case WindowStatus.AHEAD:
            yield f"the window opens in {_distance(as_of, window.earliest)}"
        case WindowStatus.OPEN:
            yield "the window is open"
        case WindowStatus.OVERDUE:
            yield f"overdue: the window has closed, and {_nothing()}"
        case _:
            yield f"the window has closed: {_nothing()}, but it may have been held since"


def _unknown_visits(event: NextEvent, outlook: Outlook) -> list[Text]:
    if event.visits is None or outlook.as_of <= outlook.visits_until:
        return []
    return [muted(f"unless it was held after {in_words(outlook.visits_until)}, which is not on record")]


def _nothing() -> str:
    return f"nothing was published by {in_words(published_until('inspections'))}"


def _distance(earlier: date, later: date) -> str:
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    months -= months_later(earlier, months) > later
    days = (later - earlier).days
    return f"{months} months" if months > 1 else "1 day" if days == 1 else f"{days} days"


def _running(clock: OpenClock) -> Iterator[Text]:
    due = in_words(clock.deadline.due)
    left = "today" if clock.deadline.due == clock.as_of else f"in {WorkingDays(clock.working_days_left)}"
    yield strong(f"{clock.deadline.duty.label}: {due}")
    yield text(f"due {left}")
    if clock.deadline.trigger_is_publication:
        yield muted("counted from publication: the day of receipt is not on record")


def _reasons(outlook: Outlook) -> Iterator[RenderableType]:
    # A step that one answer has given is not repeated by the next; the numbers continue.
    answers = [("Why this inspection", outlook.next_inspection.steps)]
    if outlook.next_event != outlook.next_inspection:
        answers.append(("Why that event comes first", outlook.next_event.steps))
    answers += [(f"Why that day: {clock.deadline.duty.label}", clock.deadline.steps) for clock in outlook.clocks]
    told: list[Step] = []
    for heading, steps in answers:
        new = [step for step in steps if step not in told]
        yield strong(heading)
        yield Numbered(new, len(told) + 1)
        told += new


# Who is due


def due_page(rows: Sequence[Due], as_of: date, months: int, region: str | None) -> RenderableType:
    """
    Return a table of the authorities whose next inspection is due, the likeliest at the top.
    """
    dated = [row for row in rows if row.window.latest is not None]
    undated = ", ".join(row.window.authority.name for row in rows if row.window.latest is None)
    met = {row.window.next_inspection.status for row in dated}
    until = in_words(months_later(as_of, months))
    notes = (
        (dated, f"{'1 authority' if len(dated) == 1 else f'{len(dated)} authorities'} in all."),
        (dated, f"Chance: that it has begun by {until}. ofsted-ilacs forecast NAME says more."),
        (WindowStatus.OVERDUE in met, f"Overdue: the window has closed, and {_nothing()}."),
        (WindowStatus.UNSEEN in met, f"Closed: {_nothing()}, but the inspection may have been held since."),
        (any(row.window.next_inspection.needs_review for row in dated), _LOOK),
        (undated, f"No source says when: {undated}."),
        (not rows, "None."),
    )
    return page(
        f"{region or 'England'}: inspections",
        f"{short_day(as_of).strip()} to {short_day(months_later(as_of, months)).strip()}",
        _due_table(dated) if dated else None,
        Text("\n").join(muted(note) for holds, note in notes if holds),
    )


def _due_table(rows: Sequence[Due]) -> RenderableType:
    return table(["Authority", "Kind", "Chance", "Opens", "Closes", "Window"], map(_due_row, rows), right=(2,))


_LOOK = "?: a person should look at this. ofsted-ilacs next NAME --why tells the reason."


def _due_row(row: Due) -> tuple[str, ...]:
    window = row.window
    kind = "not known" if window.kind is None else window.kind.label.removesuffix(" inspection")
    return (
        window.authority.name,
        f"{kind} ?" if window.next_inspection.needs_review else kind,
        "" if row.chance is None else _percent(row.chance.chance),
        short_day(window.earliest),
        short_day(window.latest),
        WINDOW[window.next_inspection.status],
    )


def _percent(chance: float) -> str:
    # Never all or nothing: a forecast is neither.
    return "<1%" if chance < 0.005 else ">99%" if chance > 0.995 else f"{chance:.0%}"


WINDOW = {
    WindowStatus.AHEAD: "ahead",
    WindowStatus.OPEN: "open",
    WindowStatus.UNSEEN: "closed",
    WindowStatus.OVERDUE: "overdue",
    WindowStatus.UNKNOWN: "",
}
"""The word for each state of a window in the table of `due`."""


# A forecast


def forecast_page(ahead: Forecast, *, why: bool) -> RenderableType:
    """
    Return when the next inspection of an authority begins, by chance, with the reasons where they are asked for.
    """
    eighty, half = ahead.interval(0.8), ahead.interval(0.5)
    rows = [
        ("Last inspection", _last(ahead.after)),
        ("80% between", [strong(f"{in_words(eighty.start)} and {in_words(eighty.end)}")]),
        ("50% between", [text(f"{in_words(half.start)} and {in_words(half.end)}")]),
        (
            "Likely months",
            [text(f"{_month(each.span.start)}: {_percent(each.chance)}") for each in ahead.likely_months()],
        ),
        ("Kind", [text(f"{each.kind.label}: {_percent(each.chance)}") for each in ahead.kinds] or [text("not known")]),
        ("Rule's window", [text("not known" if ahead.window is None else str(Span(*_ends(ahead.window))))]),
        ("Been already", [text(f"{_percent(ahead.already_begun)}, for all that the record shows")]),
    ]
    return page(
        ahead.authority.name,
        _asked(ahead.as_of),
        beside(rows),
        *((strong("Why"), Numbered(ahead.steps)) if why else ()),
        None if why else muted("The days are for the case that inspectors have not been. Add --why for the reasons."),
    )


def _month(on: date) -> str:
    return in_words(on).split(maxsplit=1)[1]


def _ends(window: Window) -> tuple[date, date]:
    return window.earliest, window.latest


# A deadline


def deadline_page(deadline: Deadline, as_of: date) -> RenderableType:
    """
    Return the page of a duty's last day: how far away it is, and why it is that day.
    """
    return page(
        deadline.headline,
        "",
        text(f"On {in_words(as_of)}, {_left(deadline, as_of)}."),
        Numbered(deadline.steps),
    )


def _left(deadline: Deadline, as_of: date) -> str:
    if as_of > deadline.due:
        return "that day has passed"
    if as_of == deadline.due:
        return "it is due"
    if as_of < deadline.trigger:
        return "the clock has not started yet"
    left = deadline.status(as_of).working_days
    return f"{WorkingDays(left)} {'is' if left == 1 else 'are'} left, the last day among them"


# The record


def record_page(summary: RecordSummary) -> RenderableType:
    """
    Return the page of what is on record, kind by kind, and until when.
    """
    rows = [
        (
            _capital(kind.kind.label),
            f"{kind.events:,}",
            f"{kind.authorities:,}",
            short_day(kind.first),
            short_day(kind.last),
        )
        for kind in summary.kinds
    ]
    return page(
        "On record",
        "",
        table(["Kind", "Events", "Authorities", "Earliest", "Latest"], rows, right=(1, 2)),
        text(
            f"Inspections are complete until {in_words(summary.inspections_until)} (day of publication),\n"
            f"visits until {in_words(summary.visits_until)} (day of the visit). What came later is not on record."
        ),
        muted("ofsted-ilacs archive NAME lists what is on record of one authority."),
    )


def history_page(history: History) -> RenderableType:
    """
    Return the page of what is on record for an authority, the latest event first.
    """
    rows = [
        (_capital(event.kind.label), short_day(event.start), short_day(event.published), _found(event))
        for event in reversed(history.events)
    ]
    until, visits_until = in_words(published_until("inspections")), in_words(published_until("visits"))
    return page(
        f"{history.authority.name}: on record",
        "",
        table(["Event", "First day", "Published", "Outcome or theme"], rows) if rows else text("Nothing."),
        muted(f"Inspections published by {until}, visits by {visits_until}."),
    )


def _found(event: InspectionEvent) -> str:
    if event.kind.is_full_inspection:
        return "no overall grade" if event.overall is None else event.overall.label
    return event.theme or ""


def _capital(label: str) -> str:
    return label[0].upper() + label[1:]


def _asked(as_of: date) -> str:
    return f"asked on {in_words(as_of)}"

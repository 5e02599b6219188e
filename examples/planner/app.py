"""
A planner on one page: choose an authority and a day, read what comes next and why, and take the diary home.

Run ``streamlit run examples/planner/app.py``.
"""

import re
from base64 import b64encode
from contextlib import suppress
from datetime import date, datetime, timedelta
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

import ofsted_ilacs as oi
from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.interop import charts
from ofsted_ilacs.interop.icalendar import to_ical
from ofsted_ilacs.interop.notebook import drawing
from ofsted_ilacs.model.days import in_words

EARLIEST = date(2021, 6, 28)  # the day on which inspections began again: forecasts rest on the waits since
LATEST = date(2036, 12, 31)


def main() -> None:
    """
    Show the page.
    """
    st.set_page_config(page_title="What Ofsted does next")
    st.title("What Ofsted does next")
    history, as_of = ask()
    try:
        show(history, as_of)
    except oi.IlacsError as error:  # its message says what was wrong and what to do
        st.error(str(error))


# The question


def ask() -> tuple[oi.History, date]:
    """
    Return what is on record for the authority that is chosen, and the day of asking.
    """
    # The library never looks at the clock; a page may.
    today = datetime.now(ZoneInfo("Europe/London")).date()
    names = [each.name for each in oi.authorities()]
    whose, when = st.columns([2, 1])
    name = whose.selectbox("Authority", names, index=names.index("Leeds"), key="authority", bind="query-params")
    as_of = when.date_input("Asked on", today, min_value=EARLIEST, max_value=LATEST, format="DD/MM/YYYY", key="as_of")
    return oi.published(name), as_of


# The answers


def show(history: oi.History, as_of: date) -> None:
    """
    Show the answer, when it is likely, the timeline, the clocks, the reasons, and the diary to take home.
    """
    upcoming = oi.next_inspection(history, as_of=as_of)
    answer, _, asked = upcoming.headline.partition("\n")
    st.header(answer)
    st.caption(asked)

    ahead = forecast(history, as_of)
    st.subheader("How likely, and when", divider="gray")
    show_chances(ahead)

    st.subheader("Timeline", divider="gray")
    show_timeline(history, as_of)

    st.subheader("Clocks of the last report", divider="gray")
    clocks = ask_clocks(upcoming.decision.inspection)
    show_clocks(clocks, as_of)

    st.subheader("Why", divider="gray")
    for question, steps in (
        ("Why this inspection, and why then", upcoming.steps),
        ("Why these chances", ahead.steps if ahead else ()),
        *((f"Why {in_words(clock.due)}: {clock.duty.label}", clock.steps) for clock in clocks),
    ):
        if steps:
            with st.expander(question):
                st.html(reasons(steps))

    st.subheader("Take the diary home", divider="gray")
    st.write("The next inspection and everything to expect in two years, for Outlook, Google and Apple calendars.")
    st.download_button(
        "Download the diary",
        diary(history, upcoming, ahead, clocks),
        file_name=f"{history.authority.name}.ics",
        mime="text/calendar",
        icon=":material/download:",
    )


def forecast(history: oi.History, as_of: date) -> oi.Forecast | None:
    """
    Return when the next inspection is likely; None for an authority that was never inspected.
    """
    with suppress(oi.CoverageError, oi.HistoryError):
        return oi.forecast(history, as_of=as_of)
    return None


def show_chances(ahead: oi.Forecast | None) -> None:
    """
    Show when the inspection is likely, in words and month by month.
    """
    if ahead is None:
        st.write("There is no forecast: no inspection is on record to wait from.")
        return
    st.write(ahead.headline)
    with st.container(horizontal=True):
        for month in ahead.likely_months():
            st.metric(f"{month.span.start:%B %Y}", f"{month.chance:.0%}", border=True)


def show_timeline(history: oi.History, as_of: date) -> None:
    """
    Show the timeline as a picture, which a phone scrolls sideways, and in words.
    """
    picture, words = draw(history.authority.name, as_of)
    st.html(
        f'<div tabindex="0" style="overflow-x: auto"><img alt="{escape(words)}" '
        f'src="data:image/svg+xml;base64,{picture}" style="width: 100%; min-width: 44rem"></div>'
    )
    with st.expander("The timeline in words"):
        st.text(words)


@st.cache_data(max_entries=200, show_spinner="Drawing the timeline")
def draw(name: str, as_of: date) -> tuple[str, str]:
    """
    Return the timeline of an authority as a picture, encoded for a page, and in words.
    """
    timeline = drawing(charts.timeline(oi.published(name), as_of=as_of))
    return b64encode((timeline.svg or "").encode()).decode(), timeline.text


def ask_clocks(last: oi.InspectionEvent | None) -> tuple[oi.Deadline, ...]:
    """
    Return the clocks that the last report started, from the day of receipt if the reader knows it.
    """
    if last is None:
        return ()
    received = st.date_input(
        f"Report of the {last.kind.label} of {oi.Span(last.start, last.end)} received on (publication if left out)",
        None,
        min_value=last.end,
        format="DD/MM/YYYY",
        key="received",
    )
    return oi.deadlines(last, report_received=received)


def show_clocks(clocks: tuple[oi.Deadline, ...], as_of: date) -> None:
    """
    Show when each duty is or was due.
    """
    if not clocks:
        st.write("No clock is on record.")
        return
    st.table(
        {
            "Duty": [clock.duty.label for clock in clocks],
            "Due": [f"{clock.due:%A} {in_words(clock.due)}" for clock in clocks],
            "Now": [str(clock.status(as_of)) if as_of <= clock.due else "passed" for clock in clocks],
        }
    )


def reasons(steps: tuple[Step, ...]) -> str:
    """
    Return steps as HTML: what was found or done, and the rules that it rests on.
    """
    items = (
        f"<li>{escape(step.text)} {link('Read it', step.source) if step.source else ''}"
        f"<ul>{''.join(f'<li><small>{evidence(rule)}</small></li>' for rule in step.rules)}</ul></li>"
        for step in steps
    )
    return f"<ol>{''.join(items)}</ol>"


def evidence(rule: oi.Rule[Any]) -> str:
    """
    Return what a rule rests on, in the library's careful words, as HTML with links to where it can be read.
    """
    links = {escape(str(each)): link(str(each), each.url) for each in rule.evidence.citations}
    longest_first = sorted(links, key=len, reverse=True)  # one source may be named within another
    names = re.compile("|".join(map(re.escape, longest_first)))
    return names.sub(lambda found: links[found[0]], escape(f"{rule.id}. {rule.evidence}"))


def link(words: str, address: str) -> str:
    """
    Return words as a link, or as they are if there is no address.
    """
    return f'<a href="{escape(address)}">{escape(words)}</a>' if address else escape(words)


def diary(
    history: oi.History, upcoming: oi.NextEvent, ahead: oi.Forecast | None, clocks: tuple[oi.Deadline, ...]
) -> bytes:
    """
    Return the running clocks, the next inspection, and all else to expect in two years, as a calendar file.
    """
    as_of = upcoming.as_of
    running = (clock for clock in clocks if as_of <= clock.due)
    expected = oi.programme(history, as_of=as_of, until=as_of + timedelta(weeks=104))
    # What several of them say of one thing becomes one entry, as the first of them has it.
    return to_ical((*running, upcoming, expected, *([ahead] if ahead else ())), as_of=as_of, remind=5)


if __name__ == "__main__":
    main()

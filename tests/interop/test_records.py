"""
Tables as people have them: every row ends as an event, as problems, or as both.
"""

import csv
import io
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

import pandas
import polars
import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.archive.record import published
from ofsted_ilacs.events.histories import histories
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.interop.records import Reading, read_events, read_scraped_history
from ofsted_ilacs.interop.records.problems import Problem, ProblemKind
from ofsted_ilacs.interop.records.table_layout import FIELDS
from ofsted_ilacs.model.areas import AreaRole, JudgementArea
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import Span
from tests.data import FEEDS, rows as rows_of

# Luton as the public feed has it.
LUTON = {
    "urn": "80520",
    "local_authority": "luton",
    "inspection_link": "https://files.ofsted.gov.uk/v1/file/50195182",
    "publication_date": "05/09/22",
    "inspection_framework": "standard",
    "inspector_name": "Tom Anthony",
    "inspection_start_date": "11/07/2022",
    "inspection_end_date": "22/07/2022",
    "overall_effectiveness_grade": "requires improvement",
    "impact_of_leaders_grade": "good",
    "help_and_protection_grade": "requires improvement",
    "in_care_grade": "requires improvement",
    "care_leavers_grade": "inspection_pre_dates_judgement",
    "parser_version": "1",
}
LEEDS = {"authority": "Leeds", "kind": "short", "start": "2022-02-28", "end": "2022-03-04"}


def feed(**changes: str) -> Reading:
    return read_scraped_history([LUTON | changes])


def event(**changes: object) -> InspectionEvent:
    reading = read_events([LEEDS | changes])
    assert reading.problems == ()
    return reading.events[0]


def problem(reading: Reading, field: str) -> Problem:
    found = [each for each in reading.problems if each.field == field]
    assert len(found) == 1, reading.problems
    return found[0]


# The public feed


def test_a_sound_row_of_the_feed_is_an_event_and_no_problem() -> None:
    reading = feed()
    assert reading.problems == ()
    (read,) = reading.events
    assert (read.authority.name, read.kind) == ("Luton", EventKind.STANDARD)
    assert (read.start, read.end, read.published) == (date(2022, 7, 11), date(2022, 7, 22), date(2022, 9, 5))
    assert read.grade(JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS) is Grade.REQUIRES_IMPROVEMENT
    assert read.lead_inspectors == ("Tom Anthony",)


def test_a_report_since_april_2026_has_no_overall_grade_and_that_is_no_problem() -> None:
    reading = feed(
        inspection_start_date="11/05/2026",
        inspection_end_date="22/05/2026",
        publication_date="30/06/26",
        overall_effectiveness_grade="not_reported_post_reform",
        care_leavers_grade="good",
    )
    assert reading.problems == ()
    assert reading.events[0].overall is None


def test_a_care_leavers_grade_invented_for_2022_is_impossible_and_left_out() -> None:
    reading = feed(care_leavers_grade="requires improvement")
    found = problem(reading, "care_leavers")
    assert (found.kind, found.column, found.value) == (
        ProblemKind.IMPOSSIBLE, "care_leavers_grade", "requires improvement",
    )  # fmt: skip
    assert "'ilacs-2018-01'" in found.reason
    assert reading.events[0].grade(JudgementArea.CARE_LEAVERS) is None


def test_so_is_one_of_redcar_2022_where_only_publication_has_a_day() -> None:
    reading = feed(inspection_start_date="", inspection_end_date="", inspection_framework="", care_leavers_grade="good")
    assert reading.events == ()
    assert "No report published by 5 September 2022 makes this judgement" in problem(reading, "care_leavers").reason
    assert problem(reading, "start").kind is problem(reading, "end").kind is ProblemKind.MISSING


def test_a_broken_sentence_is_no_grade() -> None:
    found = problem(feed(help_and_protection_grade="to requires improvement"), "help_and_protection")
    assert found.kind is ProblemKind.UNREADABLE
    assert "fragment of a sentence" in found.reason


def test_an_event_is_read_without_the_grade_that_cannot_be() -> None:
    reading = feed(help_and_protection_grade="data_unreadable")
    assert len(reading.events[0].judgements) == 3
    assert problem(reading, "help_and_protection").value == "data_unreadable"


def test_a_blank_overall_grade_is_missing_where_the_edition_always_gives_one() -> None:
    assert problem(feed(overall_effectiveness_grade=""), "overall_effectiveness").kind is ProblemKind.MISSING


def test_a_word_that_denies_a_judgement_which_the_edition_makes_is_impossible() -> None:
    found = problem(feed(overall_effectiveness_grade="not_reported_post_reform"), "overall_effectiveness")
    assert found.kind is ProblemKind.IMPOSSIBLE


def test_an_overall_grade_that_contradicts_the_others_is_to_be_checked() -> None:
    reading = feed(in_care_grade="inadequate")
    found = problem(reading, "overall_effectiveness")
    assert found.kind is ProblemKind.CHECK
    assert "33 of 33" in found.reason
    assert reading.events[0].overall is Grade.REQUIRES_IMPROVEMENT


@pytest.mark.parametrize(
    ("overall", "leaders", "practice"),
    [
        ("good", "requires improvement", ("good", "good", "good")),
        ("requires improvement", "good", ("good", "good", "requires improvement")),
        ("outstanding", "good", ("good", "good", "good")),
    ],
)
def test_so_it_is_when_the_edition_of_2023_never_gave_such_a_set(
    overall: str, leaders: str, practice: tuple[str, str, str]
) -> None:
    reading = feed(
        inspection_start_date="23/01/2023",
        inspection_end_date="03/02/2023",
        publication_date="17/03/23",
        overall_effectiveness_grade=overall,
        impact_of_leaders_grade=leaders,
        help_and_protection_grade=practice[0],
        in_care_grade=practice[1],
        care_leavers_grade=practice[2],
    )
    assert problem(reading, "overall_effectiveness").kind is ProblemKind.CHECK


def test_shifted_grades_that_fit_together_cannot_be_seen_from_the_row() -> None:
    # St Helens 2023: the report has requires improvement, good, outstanding in the three practice areas.
    st_helens = LUTON | {
        "urn": "80560",
        "local_authority": "st helens",
        "inspection_start_date": "10/07/2023",
        "inspection_end_date": "21/07/2023",
        "publication_date": "04/09/23",
        "overall_effectiveness_grade": "good",
        "help_and_protection_grade": "good",
        "in_care_grade": "requires improvement",
        "care_leavers_grade": "good",
    }
    assert read_scraped_history([st_helens]).problems == ()


def test_a_report_that_came_late_may_have_lost_its_second_fieldwork() -> None:
    found = problem(feed(publication_date="05/12/22"), "end")
    assert found.kind is ProblemKind.CHECK
    assert "second period of fieldwork" in found.reason


def test_fieldwork_called_longer_than_standard_is_standard_and_to_be_checked() -> None:
    # Wiltshire, 3 to 19 June 2019.
    reading = feed(
        inspection_framework="inspection duration longer than standard framework",
        inspection_start_date="03/06/2019",
        inspection_end_date="19/06/2019",
        publication_date="22/07/19",
    )
    assert reading.events[0].kind is EventKind.STANDARD
    assert problem(reading, "kind").kind is ProblemKind.CHECK


def test_a_standard_inspection_before_ilacs_is_impossible() -> None:
    # Doncaster's re-inspection under the single inspection framework, November 2017.
    reading = feed(inspection_start_date="09/11/2017", inspection_end_date="24/11/2017", publication_date="19/01/18")
    assert reading.events == ()
    assert "sif-2013-11" in problem(reading, "kind").reason


def test_a_first_day_that_is_no_monday_is_to_be_checked() -> None:
    found = problem(feed(inspection_start_date="12/07/2022", inspection_end_date="25/07/2022"), "start")
    assert found.kind is ProblemKind.CHECK
    assert "changed places" not in found.reason  # 7 December 2022 was a Wednesday


def test_a_first_day_may_have_day_and_month_in_each_others_place() -> None:
    swapped = problem(feed(inspection_start_date="09/12/2022", inspection_end_date="22/12/2022"), "start")
    assert "12 September 2022 is one" in swapped.reason


def test_a_tuesday_after_a_bank_holiday_is_as_good_as_a_monday() -> None:
    # Cumbria, 20 to 30 September 2022: the Monday was the day of the state funeral.
    cumbria = LEEDS | {"authority": "Cumbria", "kind": "standard", "start": "2022-09-20", "end": "2022-09-30"}
    assert "start" not in {each.field for each in read_events([cumbria]).problems}


@pytest.mark.parametrize("field", ["end", "legs", "start"])
def test_a_mistyped_year_is_impossible_and_nothing_walks_it(field: str) -> None:
    cells = {"end": "31/12/9999", "legs": "2022-02-28/9999-12-31", "start": "28 February 2022 to 31 December 9999"}
    row = {"authority": "Leeds", "kind": "short", "start": "2022-02-28"} | {field: cells[field]}
    if field == "legs":
        del row["start"]
    reading = read_events([row] * 560)
    assert reading.events == ()
    assert {each.kind for each in reading.problems} == {ProblemKind.IMPOSSIBLE}
    assert "A year may be mistyped" in reading.problems[0].reason


def test_a_report_years_later_has_a_mistyped_year() -> None:
    reading = read_events([LEEDS | {"published": "2222-04-21"}])
    assert len(reading.events) == 1
    assert "A year may be mistyped" in problem(reading, "published").reason


def test_a_direction_may_last_for_years() -> None:
    assert event(kind="statutory direction", start="2016-06-01", end="2019-06-01").end == date(2019, 6, 1)


# Impossible days, repeated reports, authorities that were not there


def test_an_end_before_the_start_leaves_no_event() -> None:
    reading = read_events([LEEDS | {"end": "2022-02-25"}])
    assert reading.events == ()
    assert problem(reading, "end").kind is ProblemKind.IMPOSSIBLE


def test_a_publication_before_the_end_is_left_out() -> None:
    reading = read_events([LEEDS | {"published": "2022-03-01"}])
    assert reading.events[0].published is None
    assert problem(reading, "published").kind is ProblemKind.IMPOSSIBLE


@pytest.mark.parametrize("kind", ["short", "standard"])
def test_a_repeated_or_overlapping_inspection_is_read_once(kind: str) -> None:
    reading = read_events([LEEDS, LEEDS | {"kind": kind}])
    assert len(reading.events) == 1
    assert reading.rows == (0,)
    assert "row 0" in problem(reading, "start").reason


def test_a_report_that_two_rows_name_is_to_be_checked() -> None:
    other = {"authority": "Luton", "source": "https://files.ofsted.gov.uk/v1/file/1"}
    reading = read_events([LEEDS | {"source": other["source"]}, LEEDS | other])
    assert len(reading.events) == 2
    assert problem(reading, "source").kind is ProblemKind.CHECK


def test_an_inspection_of_dorset_in_2016_was_of_the_county() -> None:
    reading = read_events([LEEDS | {"authority": "Dorset", "start": "2016-02-22", "end": "2016-02-26"}])
    assert reading.events == ()
    assert "before it there was Dorset (county council)" in problem(reading, "authority").reason


def test_an_inspection_of_cumbria_in_2024_cannot_be() -> None:
    reading = read_events([LEEDS | {"authority": "Cumbria", "start": "2024-07-01", "end": "2024-07-05"}])
    assert "Cumberland and by Westmorland and Furness" in problem(reading, "authority").reason


def test_a_name_and_a_code_of_two_authorities_contradict_each_other() -> None:
    reading = feed(local_authority="leeds")
    assert reading.events == ()
    assert problem(reading, "authority").reason == "Its columns contradict each other: Luton and Leeds."


def test_an_unknown_name_beside_a_known_code_is_noted_and_the_event_read() -> None:
    reading = feed(local_authority="lutton")
    assert reading.events[0].authority.name == "Luton"
    assert problem(reading, "authority").value == "lutton"


# Kinds and days on site


def test_a_kind_left_blank_is_inferred_from_the_length() -> None:
    assert event(kind="", care_leavers="", overall_effectiveness="good").kind is EventKind.SHORT


def test_a_kind_left_blank_is_missing_where_the_length_tells_nothing() -> None:
    reading = read_events([LEEDS | {"kind": None, "end": "2022-03-02", "overall_effectiveness": "good"}])
    assert reading.events == ()
    assert problem(reading, "kind").kind is ProblemKind.MISSING


def test_a_kind_that_the_length_contradicts_is_to_be_checked() -> None:
    reading = read_events([LEEDS | {"kind": "standard"}])
    assert reading.events[0].kind is EventKind.STANDARD
    assert problem(reading, "kind").kind is ProblemKind.CHECK


def test_a_visit_of_one_day_needs_no_end() -> None:
    visit = event(kind="focused visit", end=None)
    assert (visit.start, visit.end) == (date(2022, 2, 28), date(2022, 2, 28))


def test_a_visit_gives_no_grades() -> None:
    reading = read_events([LEEDS | {"kind": "jtai", "overall_effectiveness": "good"}])
    assert reading.events[0].judgements == ()
    assert problem(reading, "overall_effectiveness").kind is ProblemKind.IMPOSSIBLE


def test_first_and_last_day_may_stand_in_one_cell() -> None:
    assert event(start="9-20 June 2025", end="", kind="standard").end == date(2025, 6, 20)
    assert event(start="9-20 June 2025", end="20/06/2025", kind="standard").end == date(2025, 6, 20)


def test_two_last_days_contradict_each_other() -> None:
    reading = read_events([LEEDS | {"start": "9-20 June 2025", "end": "19/06/2025"}])
    assert reading.events == ()
    assert problem(reading, "end").kind is ProblemKind.IMPOSSIBLE


def test_split_fieldwork_is_read_leg_by_leg() -> None:
    read = read_events(
        [{"authority": "Sheffield", "kind": "single_inspection", "legs": "2013-11-19/2013-12-11;2014-01-28/2014-01-30"}]
    ).events[0]
    assert read.legs == (
        Span(date(2013, 11, 19), date(2013, 12, 11)),
        Span(date(2014, 1, 28), date(2014, 1, 30)),
    )


def test_what_a_report_prints_as_not_judged_is_no_problem() -> None:
    read = event(authority="City of London", kind="single", start="2016-07-28", end="2016-07-28", adoption="not_judged")
    assert read.judgements == ()


@pytest.mark.parametrize(
    "written",
    [
        "2022-02-28",
        "28/02/2022",
        "28/02/22",
        "28.2.2022",
        "28 February 2022",
        "28th Feb 2022",
        "2022-02-28 00:00:00",
        date(2022, 2, 28),
        datetime(2022, 2, 28),  # noqa: DTZ001
        pandas.Timestamp("2022-02-28"),
    ],
)
def test_a_day_is_read_however_it_is_written(written: object) -> None:
    assert event(start=written).start == date(2022, 2, 28)


@pytest.mark.parametrize(
    "written",
    [
        "31/02/2022",
        "02/28/2022",
        "28/02",
        "soon",
        "28 Febtober 2022",
        44620,
        True,
        datetime(2022, 2, 28, 9, tzinfo=UTC),
    ],
)
def test_what_is_no_day_is_a_problem(written: object) -> None:
    reading = read_events([LEEDS | {"start": written}])
    assert reading.events == ()
    assert problem(reading, "start").kind is ProblemKind.UNREADABLE


def test_an_instant_is_no_day_even_at_midnight_where_it_has_a_zone() -> None:
    reading = read_events([LEEDS | {"start": datetime(2022, 2, 28, tzinfo=UTC)}])
    assert "time zone" in problem(reading, "start").reason


@pytest.mark.parametrize("blank", [None, "", "  ", "n/a", "-", float("nan"), pandas.NaT, pandas.NA])
def test_every_way_to_write_nothing_is_blank(blank: object) -> None:
    assert event(published=blank).published is None


@pytest.mark.parametrize("code", [383, 383.0, "383", "80481", 80481])
def test_codes_are_read_as_numbers_too(code: object) -> None:
    assert event(authority=code).authority.name == "Leeds"


# A last day that the table does not have


def test_a_known_kind_says_when_an_inspection_without_a_last_day_ended() -> None:
    reading = read_events([{key: cell for key, cell in LEEDS.items() if key != "end"}])
    assert reading.problems == ()
    assert (reading.events[0].end, reading.events[0].end_assumed) == (date(2022, 3, 4), True)


def test_a_blank_last_day_is_noted_and_assumed() -> None:
    reading = read_events([LEEDS | {"kind": "standard", "end": ""}])
    assert (reading.events[0].end, reading.events[0].end_assumed) == (date(2022, 3, 11), True)
    assert problem(reading, "end").kind is ProblemKind.MISSING
    assert "11 March 2022 is assumed" in problem(reading, "end").reason


def test_a_single_inspection_without_a_last_day_is_no_event() -> None:
    reading = read_events([LEEDS | {"kind": "single", "start": "2015-06-01", "end": ""}])
    assert reading.events == ()
    assert "has no usual length" in problem(reading, "end").reason


# What hardly any table has


@pytest.mark.parametrize(
    ("field", "cell", "kind", "says"),
    [
        ("notified", "01/03/2022", "short", "after its first day"),
        ("report_received", "2022-03-01", "short", "before the last day of fieldwork"),
        ("statement_due", "4 March 2022", "short", "not after the last day of fieldwork"),
        ("priority_action", "yes", "short", "names no area for priority action"),
        ("theme", "Front door", "short", "has no theme"),
    ],
)
def test_what_contradicts_the_event_is_left_out_of_it(field: str, cell: str, kind: str, says: str) -> None:
    reading = read_events([LEEDS | {"kind": kind, field: cell}])
    assert reading.events == read_events([LEEDS]).events
    assert problem(reading, field).kind is ProblemKind.IMPOSSIBLE
    assert says in problem(reading, field).reason


@pytest.mark.parametrize(("cell", "value"), [("Yes", True), (True, True), ("TRUE", True), ("no", False), ("", False)])
def test_a_yes_or_a_no_is_read_however_it_is_written(cell: object, value: bool) -> None:
    assert event(kind="focused visit", priority_action=cell).priority_action is value


def test_what_is_neither_yes_nor_no_is_unreadable() -> None:
    reading = read_events([LEEDS | {"kind": "focused visit", "priority_action": "perhaps"}])
    assert len(reading.events) == 1
    assert problem(reading, "priority_action").kind is ProblemKind.UNREADABLE


# What is no inspection of children's services


SEND_2024 = {
    "urn": "80428",
    "local_authority": "bedford",
    "outcome_grade": "1.0",
    "inspection_start_date": "18/11/24",
    "inspection_end_date": "22/11/24",
    "publication_date": "04/02/25",
}
OF_A_FEED = {
    "local_authority": "authority",
    "inspection_start_date": "start",
    "inspection_end_date": "end",
    "publication_date": "published",
}


@pytest.mark.parametrize("read", [read_scraped_history, lambda rows: read_events(rows, OF_A_FEED)])
def test_an_area_send_inspection_of_bedford_is_no_inspection_of_childrens_services(read: Any) -> None:
    with pytest.raises(RecordError, match=r"^No column holds the kind of event or a grade, .* kind='jtai'"):
        read([SEND_2024])


def test_nor_is_any_in_the_feed_of_them() -> None:
    rows = rows_of(FEEDS / "send.csv")
    for read in (read_scraped_history, lambda rows: read_events(rows, OF_A_FEED)):
        with pytest.raises(RecordError):
            read(rows)


def test_rows_that_nobody_named_columns_for_each_say_that_they_lack_a_kind_and_a_grade() -> None:
    reading = read_events(
        [{"authority": "Leeds", "start": f"{day:02}/01/2019", "end": "25/01/2019"} for day in (7, 14)]
    )
    assert reading.events == ()
    assert [(each.row, each.field, each.kind) for each in reading.problems] == [
        (0, "kind", ProblemKind.MISSING),
        (1, "kind", ProblemKind.MISSING),
    ]


@pytest.mark.parametrize("grade", ["", "1.0", "not_judged"])
def test_a_week_without_a_grade_has_no_kind(grade: str) -> None:
    reading = read_events([LEEDS | {"kind": "", "overall_effectiveness": grade}])
    assert reading.events == ()
    assert "Without a grade" in problem(reading, "kind").reason


@pytest.mark.parametrize("kind", ["jtai", EventKind.JTAI, "Joint Targeted Area Inspection (JTAI)"])
def test_a_kind_is_given_to_a_whole_table(kind: EventKind | str) -> None:
    (read,) = read_events([{"authority": "Barnsley", "start": "18/07/22", "published": "20/09/22"}], kind=kind).events
    assert (read.kind, read.start) == (EventKind.JTAI, date(2022, 7, 18))


@pytest.mark.parametrize(
    ("rows", "kind", "says"),
    [
        ([LEEDS], "short", "a column holds the kind as well"),
        ([{"authority": "Leeds", "start": "2022-02-28"}], "fortnight", "'fortnight' is not a kind of event"),
        ([{"authority": "Leeds", "start": "2022-02-28"}], 5, "kind: 5 is not a kind of event"),
    ],
)
def test_a_kind_that_cannot_be_meant_is_refused(rows: Any, kind: Any, says: str) -> None:
    with pytest.raises(RecordError, match=says):
        read_events(rows, kind=kind)


def test_a_letter_on_the_first_day_of_its_own_visit_is_to_be_checked() -> None:
    # Barnsley, July 2022, in the feed of joint targeted area inspections.
    reading = read_events([{"authority": "Barnsley", "start": "18/07/22", "published": "18/07/22"}], kind="jtai")
    assert reading.events[0].published == date(2022, 7, 18)
    assert problem(reading, "published").kind is ProblemKind.CHECK


def test_46_of_49_letters_in_the_feed_of_joint_inspections_are() -> None:
    columns = {name: field for name, field in OF_A_FEED.items() if field != "end"} | {"inspection_theme": "theme"}
    reading = read_events(rows_of(FEEDS / "jtai.csv"), columns, kind="jtai")
    assert len(reading.events) == 49
    assert {each.field for each in reading.problems} == {"published"}
    assert len({each.row for each in reading.problems}) == 46
    assert all(read.theme for read in reading.events)


# A header under titles, and tables of another layout


TITLED: list[list[Any]] = [
    ["Our inspections", None, None, None],
    [None, None, None, None],
    ["authority", "kind", "start", "end"],
    list(LEEDS.values()),
]


def test_a_header_is_found_under_titles_and_rows_keep_their_places() -> None:
    reading = read_events([*TITLED, ["Leeds", "short", "soon", ""]])
    assert reading.events == read_events([LEEDS]).events
    assert reading.rows == (3,)
    assert {each.row for each in reading.problems} == {4}


def test_a_header_is_found_where_a_frame_has_its_title_for_a_name() -> None:
    sheet = pandas.DataFrame(TITLED[1:], columns=["Our inspections", "Unnamed: 1", "Unnamed: 2", "Unnamed: 3"])
    assert read_events(sheet.to_dict("records")).events == read_events([LEEDS]).events
    assert read_events(sheet.itertuples(index=False)).events == read_events([LEEDS]).events


@pytest.mark.parametrize("frame", [pandas.DataFrame, polars.DataFrame, lambda rows: polars.DataFrame(rows).to_arrow()])
def test_a_frame_is_read_as_its_rows_are(frame: Any) -> None:
    assert read_events(frame([LEEDS])) == read_events([LEEDS])
    assert read_scraped_history(frame([LUTON])) == feed()


def test_a_frame_is_read_with_days_of_its_own_and_with_columns_that_are_numbered() -> None:
    days = pandas.DataFrame([LEEDS]).assign(start=pandas.to_datetime(["2022-02-28"]))
    assert read_events(days).events == read_events([LEEDS]).events
    assert read_events(pandas.DataFrame(TITLED)).events == read_events(TITLED).events


def test_a_reading_says_first_how_much_was_read_and_what_kinds_of_problems_there_are() -> None:
    reading = read_events([LEEDS, LEEDS | {"start": "soon"}, LEEDS | {"authority": ""}])
    assert str(reading).startswith("1 events, ")
    assert str(reading).endswith("1 missing, 1 unreadable")
    assert repr(reading) == f"<Reading: {reading}>"
    assert str(reading) in reading._repr_html_()[:400]


def test_a_header_of_the_public_feed_is_found_too() -> None:
    assert read_scraped_history([["Feed"], list(LUTON), list(LUTON.values())]).events == feed().events


def test_columns_named_by_the_caller_are_found_under_titles() -> None:
    rows = [["2022"], ["LA", "What", "From"], ["Leeds", "short", "28/02/2022"]]
    assert len(read_events(rows, {"LA": "authority", "What": "kind", "From": "start"}).events) == 1


@pytest.mark.parametrize(
    "rows",
    [
        [{"Council": "Leeds", "First day": "2022-02-28"}] * 500,
        [["Council", "First day"], *[["Leeds", "2022-02-28"]] * 500],
        [{"local_authority": "leeds"}] * 500,
        [{"x" * 100_000: "leeds"}] * 500,
    ],
)
@pytest.mark.parametrize("read", [read_scraped_history, read_events])
def test_a_table_of_another_layout_is_one_error_and_not_one_a_row(read: Any, rows: Any) -> None:
    with pytest.raises(RecordError, match=r"authority|first day") as refused:
        read(rows)
    assert len(str(refused.value)) < 1_000


def test_blank_cells_to_spare_are_no_shift() -> None:
    header = list(LEEDS)
    assert read_events([[*LEEDS.values(), "", None]], header=header).problems == ()
    assert problem(read_events([[*LEEDS.values(), "", "good"]], header=header), "row").kind is ProblemKind.CHECK


# Rows of every make


class Row(NamedTuple):
    authority: str
    kind: str
    start: str
    end: str


@pytest.mark.parametrize(
    "make",
    [
        lambda: read_events([LEEDS]),
        lambda: read_events([Row(**LEEDS)]),
        lambda: read_events([tuple(LEEDS.values())], header=list(LEEDS)),
        lambda: read_events(csv.DictReader(io.StringIO("\n".join(map(",".join, (LEEDS, LEEDS.values())))))),
        lambda: read_events(pandas.DataFrame([LEEDS]).to_dict("records")),
        lambda: read_events(pandas.DataFrame([LEEDS]).itertuples(index=False)),
        lambda: read_events(polars.DataFrame([LEEDS]).iter_rows(named=True)),
        lambda: read_events(polars.DataFrame([LEEDS]).rows(), header=list(LEEDS)),
        lambda: read_events(
            [{"LA": "Leeds", "What": "short", "From": "2022-02-28", "To": "2022-03-04"}],
            {"LA": "authority", "What": "kind", "From": "start", "To": "end"},
        ),
    ],
)
def test_rows_of_every_make_read_alike(make: Callable[[], Reading]) -> None:
    assert make() == read_events([LEEDS])


def test_several_columns_may_name_the_authority() -> None:
    rows = [LEEDS | {"code": "383"}]
    columns = {"authority": "authority", "code": "authority", "kind": "kind", "start": "start", "end": "end"}
    assert read_events(rows, columns).events == read_events([LEEDS]).events


def test_rows_are_counted_from_nought() -> None:
    reading = read_events([LEEDS, LEEDS | {"start": "?"}])
    assert problem(reading, "start").row == 1
    assert str(problem(reading, "start")).startswith("row 1, start (unreadable): '?' is not a day")


def test_a_row_with_cells_to_spare_may_have_shifted() -> None:
    text = "authority,kind,start,end\nLeeds,short,2022-02-28,2022-03-04,good"
    assert problem(read_events(csv.DictReader(io.StringIO(text))), "row").kind is ProblemKind.CHECK


@pytest.mark.parametrize(
    "name", ["\ufeffauthority", "\u00ef\u00bb\u00bfauthority", " authority ", "authority\u00a0", "\ufeff authority"]
)
def test_a_byte_order_mark_or_a_blank_does_not_hide_a_column(name: str) -> None:
    row = {name if column == "authority" else column: cell for column, cell in LEEDS.items()}
    named = {column: column for column in LEEDS}
    expected = read_events([LEEDS])
    assert read_events([row]) == read_events([row], named) == expected
    assert read_events([list(row.values())], header=list(row)) == expected


def test_nor_does_it_in_the_public_feed() -> None:
    row = {f"\ufeff{name}" if name == "urn" else name: cell for name, cell in LUTON.items()}
    reading = read_scraped_history([row | {"local_authority": "?"}])
    assert [each.authority.name for each in reading.events] == ["Luton"]


def test_the_column_of_exactly_that_name_goes_before_one_with_a_blank() -> None:
    row = LEEDS | {"end ": "?"}
    assert read_events([row], {column: column for column in LEEDS}) == read_events([LEEDS])


def test_columns_of_one_name_are_all_read_and_must_agree() -> None:
    header = ["authority", "kind", "start", "end", "authority"]
    row = ["Leeds", "short", "2022-02-28", "2022-03-04"]
    assert read_events([[*row, "383"]], header=header).events == read_events([LEEDS]).events
    contradicted = read_events([[*row, "Kirklees"]], header=header)
    assert contradicted.events == ()
    assert problem(contradicted, "authority").kind is ProblemKind.IMPOSSIBLE


def test_a_row_that_ends_early_lacks_what_is_missing() -> None:
    header = ["authority", "start", "end", "overall_effectiveness"]
    assert problem(read_events([["Leeds", "2022-02-28"]], header=header), "end").value == ""


def test_a_row_that_is_none_is_a_problem_and_the_rest_are_read() -> None:
    reading = read_events([None, LEEDS, None])
    assert reading.rows == (1,)
    assert [each.row for each in reading.problems] == [0, 2]


def test_names_in_an_old_encoding_are_kept_as_they_stand() -> None:
    assert event(lead_inspectors="Se\x92n O\x92Neill; Zo\u00eb").lead_inspectors == ("Se\x92n O\x92Neill", "Zo\u00eb")


def test_a_header_with_blank_cells_names_the_columns_that_it_can() -> None:
    header: list[Any] = ["authority", None, "start", "kind", None]
    assert read_events([["Leeds", 1, "2022-02-28", "short", 2]], header=header).events[0].authority.name == "Leeds"


@pytest.mark.parametrize("header", ["authority,start", b"authority", 5])
def test_a_header_is_a_row_of_names(header: Any) -> None:
    for read in (read_events, read_scraped_history):
        with pytest.raises(RecordError, match="is not a row of column names"):
            read([["Leeds", "2022-02-28"]], header=header)


@pytest.mark.parametrize(
    ("rows", "columns", "says"),
    [
        ([LEEDS], {"authority": "council", "start": "start"}, "there is no field 'council'"),
        ([LEEDS], {"Council": "authority", "start": "start"}, "no row has a column 'Council'"),
        ([LEEDS], {"authority": "authority"}, "none holds start or legs"),
        ([LEEDS], {"start": "start"}, "none holds authority"),
        ([{"a": "b"}], None, "none holds authority and none start or legs"),
        ([("Leeds", "short")], None, "Pass header="),
        (polars.LazyFrame([LEEDS]), None, "no data frame that stands in memory"),
        (pandas.DataFrame([["a", "b"]], columns=["start", "start"]), None, "several columns of one name"),
        ("authority,start", None, "is not a table"),
        (LEEDS, None, "is not a table"),
        ([LEEDS], ["authority"], "is no mapping"),
    ],
)
def test_columns_that_cannot_be_used_are_refused(rows: Any, columns: Any, says: str) -> None:
    with pytest.raises(RecordError, match=says):
        read_events(rows, columns)


texts = st.text() | st.sampled_from(
    [
        "",
        "Leeds",
        "80520",
        "good",
        "short",
        "data_unreadable",
        "2022-02-28",
        "28/02/22",
        "31/02/2022",
        "2022-03-04",
        "RI",
    ]
)
any_cell = texts | st.none() | st.floats() | st.integers() | st.dates() | st.datetimes() | st.booleans() | st.binary()


@given(st.lists(st.dictionaries(st.sampled_from(list(LUTON)), texts) | st.dictionaries(st.text(), texts), max_size=6))
def test_any_rows_of_texts_are_read_and_none_is_lost(rows: list[dict[str, str]]) -> None:
    # One row of the feed itself, so that the table has its columns.
    rows = [*rows, LUTON]
    reading = read_scraped_history(rows)
    assert set(reading.rows) | {each.row for each in reading.problems} == set(range(len(rows)))
    histories(reading.events)


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, any_cell)) | any_cell, max_size=4))
def test_any_cells_are_read_or_the_rows_refused(rows: list[Any]) -> None:
    try:
        reading = read_events(rows, {field: field for field in FIELDS})
    except RecordError:
        assert not any(isinstance(row, Mapping) for row in rows) or any(isinstance(row, bytes) for row in rows)
    else:
        assert set(reading.rows) | {each.row for each in reading.problems} == set(range(len(rows)))


@given(st.lists(st.lists(any_cell, max_size=5), max_size=4), st.lists(st.sampled_from(FIELDS) | any_cell, max_size=5))
def test_any_sequences_are_read_under_any_header_or_refused(rows: list[list[Any]], header: list[Any]) -> None:
    try:
        reading = read_events(rows, header=header)
    except RecordError:
        assert (
            "authority" not in header
            or not {"start", "legs"} & set(map(str, header))
            or not ({"kind", "in_care"} | {area.value for area in JudgementArea}) & set(map(str, header))
        )
    else:
        assert set(reading.rows) | {each.row for each in reading.problems} == set(range(len(rows)))


@given(st.dictionaries(st.text(), st.text()))
def test_any_mapping_of_columns_is_used_or_refused(columns: dict[str, str]) -> None:
    with pytest.raises(RecordError):
        read_events([{"Council": "Leeds"}], columns)


# The open feed beside the reports


@pytest.fixture(scope="module")
def open_feed() -> list[dict[str, str]]:
    return rows_of(FEEDS / "inspections.csv")


def test_no_row_of_the_open_feed_is_lost(open_feed: list[dict[str, str]]) -> None:
    reading = read_scraped_history(open_feed)
    assert set(reading.rows) | {each.row for each in reading.problems} == set(range(len(open_feed)))


def test_every_ilacs_row_with_days_becomes_an_event(open_feed: list[dict[str, str]]) -> None:
    dated = [
        position
        for position, row in enumerate(open_feed)
        if row["inspection_start_date"] and row["inspection_start_date"][-4:] >= "2018"
    ]
    assert list(read_scraped_history(open_feed).rows) == dated


# What no row can show: these grades differ from the report, and yet fit the others.
UNSEEN = {
    ("Oxfordshire", 2018, "children_in_care"),
    ("Rochdale", 2018, "children_in_care"),
    ("St Helens", 2023, "help_and_protection"),
    ("St Helens", 2023, "children_in_care"),
    ("St Helens", 2023, "care_leavers"),
}


def test_the_feed_differs_from_the_reports_only_where_a_problem_or_a_documented_blind_spot_says_so(
    open_feed: list[dict[str, str]],
) -> None:
    reading = read_scraped_history(open_feed)
    noted = {(each.row, each.field) for each in reading.problems}
    different = set()
    for position, read in zip(reading.rows, reading.events, strict=True):
        (report,) = (event for event in published(read.authority) if event.source == read.source)
        assert (read.start, read.end, read.kind, read.published) == (
            report.start, report.end, report.kind, report.published,
        )  # fmt: skip
        for area in report.ruleset.areas:
            column = "children_in_care" if area.role is AreaRole.IN_CARE else area.value
            if read.grade(area) is not report.grade(area) and (position, column) not in noted:
                different.add((read.authority.name, read.start.year, column))
    assert different <= UNSEEN

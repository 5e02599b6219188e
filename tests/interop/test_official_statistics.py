"""
Ofsted's official statistics, as a reader of sheets gives them: every inspection and every visit, as Ofsted states it.

The rows are those of "Local authority inspection outcomes as at 31 March 2025", under the Open Government Licence v3.0.
"""

import csv
from collections import Counter
from datetime import date
from typing import Any

import pytest

from ofsted_ilacs.archive.record import published_histories
from ofsted_ilacs.events.histories import histories
from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.interop.records import Reading, read_official_statistics
from ofsted_ilacs.interop.records.problems import ProblemKind
from ofsted_ilacs.model.areas import JudgementArea
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from tests.data import OFFICIAL, rows as rows_of

TITLES = [
    ["ILACS inspection history from 2018-2025", "", ""],
    ["This worksheet contains one table with no blank rows or columns. This table begins in cell A3.", "", ""],
]
AREAS = [
    "Overall effectiveness",
    "The impact of leaders on social work practice with children and families",
    "The experiences and progress of children who need help and protection",
    "The experiences and progress of children in care",
    "The experiences and progress of care leavers",
]
HEADER = [
    "Web link", "Local authority area code", "Local authority name", "Local authority status", "Ofsted region",
    "Inspection date", "Publication date", "Inspection type", *AREAS, "",
]  # fmt: skip
RI = "Requires improvement to be good"
PAGE = "Ofsted Local Authority Webpage"
BARNET_2019 = [
    PAGE, "E09000003", "Barnet", "Current", "London", date(2019, 5, 13), date(2019, 7, 1), "ILACS Standard Inspection",
    "Good", "Good", "Good", "Good", "",
]  # fmt: skip
BARNET_2024 = [
    PAGE, "E09000003", "Barnet", "Current", "London", date(2024, 6, 10), date(2024, 7, 23), "ILACS Short Inspection",
    "Good", "Good", "Good", "Outstanding", "Good", "",
]  # fmt: skip
CUMBRIA_2022 = [
    PAGE, "E10000006", "Cumbria", "No longer exists", "North West", date(2022, 9, 20), date(2022, 11, 16),
    "ILACS Standard Inspection", RI, RI, RI, RI, "",
]  # fmt: skip
SCILLY_2023 = [
    PAGE, "E06000053", "Isles of Scilly", "Current", "South West", date(2023, 7, 11), date(2023, 9, 4),
    "ILACS Short Inspection", "Good", "Good", "Good", "Good", "Good",
]  # fmt: skip
HISTORY = [*TITLES, HEADER, BARNET_2019, BARNET_2024, CUMBRIA_2022, SCILLY_2023]
VISITS = [
    ["Local authority in-year inspection activity 2024-25", "", ""],
    [
        "Web link", "Local authority area code", "Local authority name", "Region", "Inspection/Visit date",
        "Publication date", "Inspection/Visit type", *AREAS, "Visit Theme", "",
    ],
    [
        PAGE, "E09000002", "Barking and Dagenham", "London", date(2025, 3, 26), date(2025, 4, 29),
        "ILACS Focused Visit", "", "", "", "", "", "Children in need/subject to a plan", "",
    ],
    [
        PAGE, "E09000003", "Barnet", "London", date(2024, 6, 10), date(2024, 7, 23), "ILACS Short Inspection",
        "Good", "Good", "Good", "Outstanding", "Good", "", "",
    ],
]  # fmt: skip


def changed(row: list[Any], **cells: Any) -> Reading:
    """
    Return what is read of one row with other cells, by the names of their columns.
    """
    of_row = dict(zip(HEADER, row, strict=False)) | {name.replace("_", " "): cell for name, cell in cells.items()}
    return read_official_statistics([of_row])


def test_an_inspection_has_the_kind_that_ofsted_states_and_an_assumed_last_day() -> None:
    barnet = read_official_statistics(HISTORY).events[1]
    assert (barnet.authority.name, barnet.kind, barnet.start) == ("Barnet", EventKind.SHORT, date(2024, 6, 10))
    assert (barnet.end, barnet.end_assumed, barnet.published) == (date(2024, 6, 14), True, date(2024, 7, 23))
    assert barnet.source is None


def test_children_in_care_means_care_leavers_as_well_until_2022() -> None:
    in_2019, in_2024, *_ = read_official_statistics(HISTORY).events
    assert in_2019.grade(JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS) is Grade.GOOD
    assert in_2024.grade(JudgementArea.CHILDREN_IN_CARE) is Grade.OUTSTANDING


def test_cumbria_2022_began_on_the_tuesday_after_a_bank_holiday_and_is_cumbrias() -> None:
    reading = read_official_statistics([*TITLES, HEADER, CUMBRIA_2022])
    assert reading.problems == ()
    assert (reading.events[0].authority.name, reading.events[0].end) == ("Cumbria", date(2022, 9, 30))


def test_the_isles_of_scilly_2023_is_a_short_inspection() -> None:
    assert read_official_statistics(HISTORY).events[-1].kind is EventKind.SHORT


def test_rows_keep_their_places_in_the_sheet() -> None:
    assert read_official_statistics(HISTORY).rows == (3, 4, 5, 6)


def test_a_visit_keeps_its_theme_and_has_no_grade() -> None:
    visit, inspection = read_official_statistics(VISITS).events
    assert (visit.kind, visit.theme) == (EventKind.FOCUSED_VISIT, "Children in need/subject to a plan")
    assert (visit.start, visit.end, visit.end_assumed) == (date(2025, 3, 26), date(2025, 3, 26), False)
    assert (inspection.kind, inspection.theme) == (EventKind.SHORT, None)


def test_a_name_is_that_of_whoever_went_by_it_on_the_day() -> None:
    of_2018 = {"Local_authority_name": "Dorset", "Local_authority_area_code": "", "Inspection_date": "2018-06-04"}
    reading = changed(BARNET_2019, **of_2018, Publication_date="2018-07-17")
    assert reading.problems == ()
    assert reading.events[0].authority.name == "Dorset (county council)"


def test_a_judgement_not_yet_inspected_is_no_problem() -> None:
    reading = changed(BARNET_2019, The_experiences_and_progress_of_care_leavers="Not yet inspected")
    assert reading.problems == ()
    assert len(reading.events) == len(reading.events[0].judgements) - 3 == 1


def test_an_authority_not_yet_inspected_is_one_note_and_no_faulty_cell() -> None:
    blank = dict.fromkeys(("Inspection_date", "Publication_date", "Inspection_type"), "")
    grades = {area.replace(" ", "_"): "Not yet inspected" for area in AREAS}
    for cells in (blank | grades, blank | grades | {"Inspection_date": "Not yet inspected"}):
        reading = changed(BARNET_2019, **cells)
        assert [(each.field, each.kind) for each in reading.problems] == [("row", ProblemKind.MISSING)]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            [
                ["ILACS history"],
                ["Local authority", "Publication date", "Overall effectiveness", "Publication date"],
                ["Barnet", "2019-07-01", "Good", "2024-07-23"],
            ],
            "its inspections side by side, and it states no first day of any",
        ),
        (
            [[name for name in HEADER if name != "Inspection type"], BARNET_2019],
            "latest judgements, and neither the kind nor the last day",
        ),
        ([["Cover"], ["Theme:", "Children's Social Care"]], "none of the first 50 is a header"),
        ([{"Council": "Leeds", "From": "2025-01-06"}], "none holds authority and none start"),
    ],
)
def test_a_sheet_without_events_is_refused_for_what_it_is(rows: Any, says: str) -> None:
    with pytest.raises(RecordError, match=says):
        read_official_statistics(rows)


# The whole of it


def test_all_271_inspections_of_the_history_of_2025_are_read() -> None:
    with (OFFICIAL / "official_history_2025.csv").open(newline="", encoding="utf-8") as file:
        reading = read_official_statistics([*TITLES, *csv.reader(file)])
    assert Counter(event.kind for event in reading.events) == {EventKind.STANDARD: 171, EventKind.SHORT: 100}
    assert {each.kind for each in reading.problems} == {ProblemKind.CHECK}
    assert all(event.end_assumed for event in reading.events)
    assert len(histories(reading.events)) == 156


def test_the_assumed_last_day_is_the_one_that_263_of_268_reports_print() -> None:
    country = published_histories().values()
    printed = {(event.authority, event.start): event.end for history in country for event in history if event.source}
    reading = read_official_statistics(rows_of(OFFICIAL / "official_history_2025.csv"))
    known = [
        (event, printed[event.authority, event.start])
        for event in reading.events
        if (event.authority, event.start) in printed
    ]
    assert len(known) == 268
    wrong = {(event.authority.name, event.start.year) for event, end in known if event.end != end}
    assert wrong == {
        ("Derbyshire", 2019), ("Devon", 2024), ("Isles of Scilly", 2023), ("South Tyneside", 2022), ("Wiltshire", 2019),
    }  # fmt: skip


def test_all_185_visits_of_three_releases_are_read_with_their_themes() -> None:
    reading = read_official_statistics(rows_of(OFFICIAL / "official_visits_2022_2025.csv"))
    assert len(reading.events) == sum(bool(event.theme) for event in reading.events) == 185
    assert {event.kind for event in reading.events} == {EventKind.FOCUSED_VISIT, EventKind.MONITORING_VISIT}
    assert reading.problems == ()

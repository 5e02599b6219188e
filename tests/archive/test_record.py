"""
The record: every row a valid event, every grade and day as Ofsted's own statistics have them, and no silence taken for
absence.

The two tables beside this file hold facts of Ofsted's official statistics, "Local authority children's services
inspection outcomes" as at 31 March 2023, 2024 and 2025 (Open Government Licence v3.0).
"""

import pickle
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import attrs
import pytest

import ofsted_ilacs as oi
from ofsted_ilacs.archive.inspections_table import INSPECTIONS
from ofsted_ilacs.archive.lines import GRADES, NOT_JUDGED, NOTHING, InspectionLine, VisitLine, column_of
from ofsted_ilacs.archive.provenances import Provenance, RecordBasis
from ofsted_ilacs.archive.record import provenance
from ofsted_ilacs.archive.visits_table import VISITS
from ofsted_ilacs.exceptions import UnknownNameError
from tests.data import OFFICIAL, rows

TODAY = date(2026, 11, 24)
STATISTICS_2025 = date(2025, 3, 31)
PREDECESSORS = ("Bournemouth", "Cumbria", "Northamptonshire")

inspection_lines = [
    (code, InspectionLine.parse(line)) for code, text in INSPECTIONS.items() for line in text.strip().splitlines()
]
visit_lines = [(code, VisitLine.parse(line)) for code, text in VISITS.items() for line in text.strip().splitlines()]


def full_inspections() -> list[oi.InspectionEvent]:
    return [event for history in oi.published_histories().values() for event in history.full_inspections]


def visits() -> list[oi.InspectionEvent]:
    return [event for history in oi.published_histories().values() for event in history if event.kind.is_visit]


def inspection(name: str, start: date) -> oi.InspectionEvent:
    (found,) = [event for event in oi.published(name).full_inspections if event.start == start]
    return found


# Who is in it


def test_every_authority_of_today_has_a_history_with_an_inspection() -> None:
    country = oi.published_histories()
    assert [each.name for each in oi.authorities(on=TODAY) if not country[each].full_inspections] == []
    assert len(oi.authorities(on=TODAY)) == 153


def test_of_former_authorities_those_with_anything_on_record_are_there() -> None:
    assert [each.name for each in oi.published_histories() if each.abolished] == [*PREDECESSORS]


def test_one_history_is_found_by_name_by_any_code_and_by_the_authority() -> None:
    leeds = oi.published("Leeds")
    assert leeds == oi.published_histories()[oi.authority("Leeds")]
    for key in ("Leeds City Council", "383", "E08000035", leeds.authority.urn, leeds.authority):
        assert key is not None
        assert oi.published(key) == leeds


def test_the_histories_come_in_the_order_of_the_names_and_nobody_can_change_them() -> None:
    country = oi.published_histories()
    assert list(country) == list(oi.histories(event for history in country.values() for event in history))
    assert len(country) == 156
    assert not hasattr(country, "clear")
    with pytest.raises(TypeError):
        country[oi.authority("Leeds")] = oi.published("Devon")  # type: ignore[index]


def test_an_authority_that_was_never_inspected_has_an_empty_history() -> None:
    assert oi.published("Poole").events == ()
    assert oi.published(oi.authority("East Surrey", on=date(2027, 4, 1))).events == ()


@pytest.mark.parametrize("key", ["Nowhere", "999", oi.Authority("Nowhere", "999"), 383])
def test_an_authority_that_nobody_knows_is_refused_by_name(key: object) -> None:
    with pytest.raises(oi.UnknownAuthorityError):
        oi.published(key)  # type: ignore[arg-type]


# Beside Ofsted's official statistics

COLUMNS = {
    "overall": "Overall effectiveness",
    "leaders": "The impact of leaders on social work practice with children and families",
    "help": "The experiences and progress of children who need help and protection",
    "care": "The experiences and progress of children in care",
    "leavers": "The experiences and progress of care leavers",
}
VISIT_KINDS = {
    "ILACS Focused Visit": oi.EventKind.FOCUSED_VISIT,
    "LA Monitoring visit": oi.EventKind.MONITORING_VISIT,
}
KINDS = {"ILACS Short Inspection": oi.EventKind.SHORT, "ILACS Standard Inspection": oi.EventKind.STANDARD}


def grades(event: oi.InspectionEvent) -> dict[str, oi.Grade]:
    return {column_of(each.area): each.grade for each in event.judgements}


def test_every_day_and_every_grade_is_that_of_the_official_statistics() -> None:
    listed = rows(OFFICIAL / "official_history_2025.csv")
    assert len(listed) == 271
    for row in listed:
        event = inspection(row["Local authority area code"], date.fromisoformat(row["Inspection date"]))
        assert event.published == date.fromisoformat(row["Publication date"]), event.name
        given = {column: oi.Grade.parse(row[title]) for column, title in COLUMNS.items() if row[title]}
        assert grades(event) == given, event.name


def test_the_kind_is_ofsteds_own_in_every_inspection_that_its_statistics_state() -> None:
    stated = {}
    for row in rows(OFFICIAL / "official_history_2025.csv"):
        event = inspection(row["Local authority area code"], date.fromisoformat(row["Inspection date"]))
        stated[event] = KINDS[row["Inspection type"]]
        assert event.kind is stated[event], event.name
    for event in full_inspections():
        told = provenance(event)
        assert told is not None
        assert (told.kind is RecordBasis.STATISTICS) is (event in stated), event.name
        assert (told.statistics_of == STATISTICS_2025) is (event in stated), event.name


def test_every_inspection_published_while_the_statistics_were_counted_is_among_them() -> None:
    stated = {(row["Inspection date"], row["Publication date"]) for row in rows(OFFICIAL / "official_history_2025.csv")}
    for event in full_inspections():
        assert event.published is not None
        if event.kind is not oi.EventKind.SINGLE and event.published <= STATISTICS_2025:
            assert (str(event.start), str(event.published)) in stated, event.name


def test_isles_of_scilly_2023_is_short_as_the_statistics_say() -> None:
    event = inspection("Isles of Scilly", date(2023, 7, 11))
    assert event.kind is oi.EventKind.SHORT
    assert str(provenance(event)).endswith("; the kind from Ofsted's official statistics as at 31 March 2025")


@pytest.mark.parametrize("name", PREDECESSORS)
def test_a_predecessors_last_day_is_assumed_for_no_source_publishes_it(name: str) -> None:
    (event,) = oi.published(name)
    assert event.end_assumed
    assert event.end.weekday() == 4
    assert str(provenance(event)) == "Ofsted's official statistics as at 31 March 2025"


def test_every_visit_is_that_of_the_official_statistics_with_its_theme() -> None:
    listed = {
        (
            oi.authority(row["Local authority name"]),
            VISIT_KINDS[row["Inspection/Visit type"]],
            row["Inspection/Visit date"],
            row["Publication date"],
            row["Visit Theme"],
            f"{row['release']}-03-31",
        )
        for row in rows(OFFICIAL / "official_visits_2022_2025.csv")
    }
    assert len(listed) == len(visits()) == 185
    for event in visits():
        told = provenance(event)
        assert told is not None
        fact = (event.authority, event.kind, str(event.start), str(event.published or ""), event.theme)
        assert (*fact, str(told.statistics_of)) in listed, event.name


# Its rows


def test_every_grade_of_a_line_is_in_an_area_that_its_edition_judges() -> None:
    for code, line in inspection_lines:
        event = line.event(oi.authority(code))
        judged = {column_of(area) for area in event.ruleset.areas}
        written = {column: getattr(line, column) for column in set(map(column_of, oi.JudgementArea))}
        assert {column for column, word in written.items() if word != NOTHING} == judged, event.name
        assert set(written.values()) <= {*GRADES, NOTHING, NOT_JUDGED}
        assert len(event.judgements) == sum(word in GRADES for word in written.values())


def test_a_line_is_written_once_and_in_order() -> None:
    for text in (*INSPECTIONS.values(), *VISITS.values()):
        days = [line.split()[1] for line in text.strip().splitlines()]
        assert days == sorted(set(days))


def test_what_a_report_does_not_judge_has_no_grade() -> None:
    lines = {code: line for code, line in inspection_lines if line.days.startswith("2016-") and NOT_JUDGED in line}
    assert set(lines) == {"201", "420"}, "City of London and the Isles of Scilly"
    assert inspection("City of London", date(2016, 7, 28)).grade(oi.JudgementArea.ADOPTION) is None
    assert inspection("Isles of Scilly", date(2016, 4, 11)).grade(oi.JudgementArea.SIF_CARE_LEAVERS) is None


def test_split_fieldwork_keeps_its_legs() -> None:
    split = {event.authority.name: str(event.fieldwork[-1]) for event in full_inspections() if len(event.fieldwork) > 1}
    assert split == {
        "Derbyshire": "7-8 August 2019",
        "Devon": "13-16 January 2025",
        "Sheffield": "28-30 January 2014",
        "South Tyneside": "14-15 February 2023",
    }


def test_every_report_has_an_address_of_its_own() -> None:
    sources = [event.source for event in full_inspections() if event.source is not None]
    assert len(sources) == len(set(sources)) == len(full_inspections()) - len(PREDECESSORS)
    assert all(re.fullmatch(r"https://files\.ofsted\.gov\.uk/v1/file/\d+", source) for source in sources)


def test_nobody_is_named() -> None:
    assert all(event.lead_inspectors == () for history in oi.published_histories().values() for event in history)
    words = {word for _, line in inspection_lines for word in line}
    assert {word for word in words if re.search("[a-z]", word)} == {"single", "short", "standard", "report", "length"}
    assert {line.theme for _, line in visit_lines} == {
        "Achieving permanence",
        "Care leavers",
        "Children in care",
        "Children in need/subject to a plan",
        "Front door",
        "Vulnerable adolescents",
    }


# Where it comes from, and until when


def test_every_event_says_where_it_comes_from() -> None:
    for history in oi.published_histories().values():
        for event in history:
            told = provenance(event)
            assert told is not None
            assert told.address == event.source


def test_the_kind_of_an_inspection_after_the_statistics_is_known_by_its_length() -> None:
    told = provenance(inspection("Leeds", date(2025, 6, 30)))
    assert told == Provenance(
        facts=RecordBasis.REPORT,
        kind=RecordBasis.LENGTH,
        address="https://files.ofsted.gov.uk/v1/file/50284438",
    )
    assert str(told) == (
        "the published report, https://files.ofsted.gov.uk/v1/file/50284438; the kind from the length of fieldwork"
    )


def test_an_event_keeps_its_provenance_when_the_caller_adds_to_it() -> None:
    event = inspection("Leeds", date(2025, 6, 30))
    assert provenance(attrs.evolve(event, report_received=date(2025, 8, 1))) == provenance(event)


def test_an_event_that_is_not_on_record_has_no_provenance() -> None:
    assert provenance(oi.InspectionEvent(oi.authority("Leeds"), oi.EventKind.SHORT, date(2026, 10, 5))) is None
    with pytest.raises(oi.RecordError, match="event: 'Leeds' is not of type InspectionEvent"):
        provenance("Leeds")  # type: ignore[arg-type]


@pytest.mark.parametrize(("facts", "day"), [("STATISTICS", None), ("REPORT", STATISTICS_2025)])
def test_the_day_of_the_statistics_goes_with_the_statistics(facts: str, day: date | None) -> None:
    with pytest.raises(oi.RecordError, match="statistics_of"):
        Provenance(facts=RecordBasis[facts], kind=RecordBasis[facts], statistics_of=day)


def test_it_is_complete_until_the_day_of_its_newest_report() -> None:
    assert oi.published_until("inspections") == max(event.published or date.min for event in full_inspections())
    assert oi.published_until("inspections") >= date(2026, 8, 20)
    assert oi.published_until("visits") == STATISTICS_2025
    assert max(event.start for event in visits()) <= STATISTICS_2025


@pytest.mark.parametrize("what", ["reports", "", None])
def test_until_when_is_known_of_inspections_and_visits_alone(what: object) -> None:
    with pytest.raises(UnknownNameError, match=r"is not on record\. Ask for 'inspections' or 'visits'"):
        oi.published_until(what)  # type: ignore[arg-type]


def test_every_history_says_until_when_it_is_complete() -> None:
    for authority, history in oi.published_histories().items():
        until = (history.complete_until, history.visits_until)
        if authority.abolished:
            assert until == (None, None), "the single inspections of former authorities are not on record"
        else:
            assert until == (oi.published_until("inspections"), oi.published_until("visits"))


# What it costs


def test_the_record_is_loaded_by_whoever_asks_for_it_and_by_nobody_else() -> None:
    program = (
        "import sys; from datetime import date; import ofsted_ilacs as oi; "
        "oi.next_inspection(oi.History(oi.authority('Leeds')), as_of=date(2026, 11, 24)); "
        "print([name for name in sys.modules if name.startswith('ofsted_ilacs.archive')]); "
        "oi.published('Leeds'); print('ofsted_ilacs.archive.record' in sys.modules)"
    )
    assert run(program).splitlines() == ["[]", "True"]


def test_the_first_look_opens_nothing_but_the_packages_own_modules() -> None:
    program = (
        "import sys, ofsted_ilacs as oi\n"
        "opened = []\n"
        "def hook(event, arguments):\n"
        "    if event == 'open' and not str(arguments[0]).endswith(('.py', '.pyc')):\n"
        "        opened.append(arguments[0])\n"
        "    assert event.partition('.')[0] not in ('socket', 'subprocess', 'urllib')\n"
        "sys.addaudithook(hook)\n"
        "oi.published('Leeds'), oi.published_histories(), oi.published_until('visits')\n"
        "print(opened)"
    )
    assert run(program) == "[]"


def test_the_tables_stay_small() -> None:
    folder = Path(oi.__file__).parent / "archive"
    assert sum(file.stat().st_size for file in folder.glob("*.py")) < 100_000


def test_a_history_of_the_record_is_a_value() -> None:
    leeds = oi.published("Leeds")
    assert pickle.loads(pickle.dumps(leeds)) == leeds


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.strip()

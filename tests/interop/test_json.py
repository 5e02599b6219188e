"""
Through JSON everything comes back equal, or is refused with its place.
"""

import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from cattrs.errors import BaseValidationError
from hypothesis import given, strategies as st

import ofsted_ilacs as oi
from ofsted_ilacs import testing
from ofsted_ilacs.interop import json as oj
from ofsted_ilacs.interop.json import documents
from ofsted_ilacs.interop.json.basis import LIBRARY
from ofsted_ilacs.interop.json.published_values import PUBLISHED, ProjectedCalendar
from ofsted_ilacs.model.records import altered
from ofsted_ilacs.planning.pathway import PathwayDecision
from ofsted_ilacs.rules.values import Estimate
from ofsted_ilacs.workdays.announcements import MovedDeadline
from tests.interop.json_examples import DEVON, DEVON_2024, examples, public_classes, same

KEPT = Path(__file__).parent / "documents"


def document(record: object, **changes: Any) -> str:
    """
    Return the document of a record with fields of its value changed.
    """
    made = json.loads(oj.dumps(record))
    made["value"] |= changes
    return json.dumps(made)


def refusal(text: Any, kind: Any = oi.InspectionEvent) -> str:
    """
    Return why a document is refused.
    """
    with pytest.raises(oi.RecordError) as refused:
        oj.loads(text, kind)
    return str(refused.value)


# There and back


@pytest.mark.parametrize("kind", public_classes(), ids=lambda kind: kind.__name__)
def test_every_public_record_comes_back_as_it_was_in_every_field(kind: type) -> None:
    assert examples().get(kind), f"add an example of {kind.__name__} to json_examples.py"
    for record in examples()[kind]:
        assert same(oj.loads(oj.dumps(record), kind), record)


@pytest.mark.parametrize("kind", public_classes(), ids=lambda kind: kind.__name__)
def test_many_records_come_back_as_a_tuple(kind: type) -> None:
    several = examples()[kind]
    assert same(oj.loads(oj.dumps(several), tuple[kind, ...]), several)  # type: ignore[valid-type]


def test_no_two_public_records_share_a_name() -> None:
    assert max(Counter(kind.__name__ for kind in public_classes()).values()) == 1


@given(testing.histories())
def test_any_history_comes_back(history: oi.History) -> None:
    assert same(oj.loads(oj.dumps(history), oi.History), history)


@given(testing.histories(), testing.days(last=date(2040, 1, 1)))
def test_any_answer_comes_back(history: oi.History, as_of: date) -> None:
    lives = history.authority.established is None or history.authority.established <= as_of
    for answer in (oi.next_inspection(history, as_of=as_of), oi.next_event(history, as_of=as_of)) if lives else ():
        assert same(oj.loads(oj.dumps(answer), oi.NextEvent), answer)


@given(testing.made_up_authorities())
def test_any_text_comes_back_and_leaves_as_plain_ascii(authority: oi.Authority) -> None:
    text = oj.dumps(authority)
    assert text.isascii()
    assert "\n" not in text
    assert same(oj.loads(text, oi.Authority), authority)


@given(testing.calendars())
def test_any_calendar_comes_back(calendar: oi.WorkingCalendar) -> None:
    assert same(oj.loads(oj.dumps(calendar), oi.WorkingCalendar), calendar)


def test_the_record_comes_back() -> None:
    histories = tuple(oi.published_histories().values())
    assert same(oj.loads(oj.dumps(histories), tuple[oi.History, ...]), histories)


def test_an_empty_tuple_comes_back_as_a_tuple_of_anything() -> None:
    assert oj.loads(oj.dumps(()), tuple[oi.Deadline, ...]) == ()
    assert oj.loads(oj.dumps(()), tuple[oi.History, ...]) == ()
    assert oj.loads(oj.dumps((), type=tuple[oi.History, ...]), tuple[oi.History, ...]) == ()


def test_a_tuple_of_several_types_says_of_each_item_what_it_is() -> None:
    kind = tuple[oi.Span | oi.Months, ...]
    several = (oi.Span(date(2024, 1, 1), date(2024, 1, 2)), oi.Months(3))
    assert oj.loads(oj.dumps(several, type=kind), kind) == several
    with pytest.raises(oi.RecordError, match=r"several types \(Months, Span\)"):
        oj.dumps(several)


def test_an_enumeration_comes_back() -> None:
    assert oj.loads(oj.dumps(oi.Grade.GOOD), oi.Grade) is oi.Grade.GOOD


def test_a_document_may_come_as_bytes_and_indented() -> None:
    assert oj.loads(oj.dumps(DEVON, indent=2).encode(), oi.History) == DEVON


def test_what_is_left_out_takes_its_default() -> None:
    made = json.loads(oj.dumps(DEVON_2024))
    for optional in ("published", "judgements", "legs", "lead_inspectors", "source"):
        del made["value"][optional]
    bare = oj.loads(json.dumps(made), oi.InspectionEvent)
    assert bare == oi.InspectionEvent(DEVON_2024.authority, DEVON_2024.kind, DEVON_2024.start, DEVON_2024.end)


# What a document looks like


def test_a_document_says_its_version_and_its_type() -> None:
    assert json.loads(oj.dumps(oi.Span(date(2024, 1, 31), date(2024, 2, 1)))) == {
        "schema": "ofsted-ilacs/2",
        "type": "Span",
        "value": {"start": "2024-01-31", "end": "2024-02-01"},
        "basis": {"version": LIBRARY, "digests": {}},
    }


def test_a_value_of_several_possible_types_says_which() -> None:
    rule = oi.ruleset("ilacs-2023-01").rule("clock.publish-statement")
    assert json.loads(oj.dumps(rule))["value"]["value"] == {"type": "WorkingDays", "value": {"n": 70}}


def test_a_published_edition_is_its_id_and_a_changed_one_stands_in_full() -> None:
    published = oi.ruleset("ilacs-2023-01")
    changed = published.with_value("interval", oi.Years(4))
    assert json.loads(oj.dumps(published))["value"] == "ilacs-2023-01"
    assert json.loads(oj.dumps(changed))["value"]["title"] == published.title
    assert oj.loads(oj.dumps(changed), oi.Ruleset).rule("interval").value == oi.Years(4)


def test_a_named_calendar_is_its_id_also_where_it_is_projected() -> None:
    calendar = oi.england_and_wales()
    assert json.loads(oj.dumps(calendar))["value"] == "england-and-wales"
    assert json.loads(oj.dumps(calendar.projected_to(2040)))["value"] == {
        "calendar": "england-and-wales",
        "projected_to": 2040,
        "projected": "mark",
    }


def test_a_calendar_of_the_same_days_under_another_name_keeps_its_name() -> None:
    renamed = attrs.evolve(oi.scotland(), id="my own")
    assert oj.loads(oj.dumps(renamed), oi.WorkingCalendar).id == "my own"


def test_a_projected_calendar_of_the_library_knows_the_names_of_all_calendars() -> None:
    (names,) = (field.type.__args__ for field in attrs.fields(ProjectedCalendar) if field.name == "calendar")  # type: ignore[union-attr]
    assert set(names) == set(PUBLISHED[oi.WorkingCalendar])


# Authorities by name


@pytest.mark.parametrize("key", ["Devon", "878", "E10000008", "Devon County Council"])
def test_an_authority_may_be_written_as_a_name_or_a_code(key: str) -> None:
    read = oj.loads(document(DEVON_2024, authority=key), oi.InspectionEvent)
    assert same(read, DEVON_2024)
    assert (
        oj.loads(json.dumps({"schema": oj.VERSION, "type": "Authority", "value": key}), oi.Authority) == read.authority
    )


def test_a_name_that_no_authority_has_is_refused_with_its_place_and_the_nearest() -> None:
    message = refusal(document(DEVON_2024, authority="Devn"))
    assert "'Devn' is no authority's name or code. The nearest names are 'Devon'" in message
    assert message.endswith("@ $.value.authority.")


# Explanations


STOCKTON = oi.deadline(oi.Duty.PUBLISH_STATEMENT, date(2023, 5, 9))


def test_an_explained_document_carries_the_steps_with_rule_basis_and_citation() -> None:
    explained = json.loads(oj.dumps(STOCKTON, explained=True))["explained"]
    assert explained["headline"] == "Written statement of proposed action: due Wednesday 16 August 2023."
    first, second = explained["steps"]
    assert first["ruleset_id"] == "ilacs-2023-01"
    (rule,) = first["rules"]
    assert rule["id"] == "clock.publish-statement"
    assert rule["evidence"]["basis"] == "statute"
    assert rule["evidence"]["citations"][0]["provision"] == "s.137(4)"
    assert rule["evidence"]["citations"][0]["url"] == "https://www.legislation.gov.uk/ukpga/2006/40/section/137"
    assert second["text"].startswith("29 days were left out")


@pytest.mark.parametrize(
    "kind", [kind for kind in public_classes() if hasattr(kind, "steps")], ids=lambda kind: kind.__name__
)
def test_every_answer_can_be_written_with_its_steps_and_is_read_back_as_itself(kind: Any) -> None:
    for answer in examples()[kind]:
        text = oj.dumps(answer, explained=True)
        assert [step["text"] for step in json.loads(text)["explained"]["steps"]] == [step.text for step in answer.steps]
        assert same(oj.loads(text, kind), answer)


def test_each_of_several_answers_has_its_explanation() -> None:
    kind = tuple[oi.Deadline | oi.NextEvent, ...]
    several = (STOCKTON, oi.next_event(DEVON, as_of=date(2026, 9, 1)))
    text = oj.dumps(several, type=kind, explained=True)
    assert [each["headline"] for each in json.loads(text)["explained"]] == [each.headline for each in several]
    assert oj.loads(text, kind) == several
    assert json.loads(oj.dumps((), explained=True))["explained"] == []


def test_what_has_no_steps_is_not_explained() -> None:
    with pytest.raises(oi.RecordError, match=r"This Span cannot be written. It does not explain itself."):
        oj.dumps(oi.Span(date(2024, 1, 1), date(2024, 1, 2)), explained=True)
    made = json.loads(oj.dumps(DEVON_2024)) | {"explained": {"headline": "x", "steps": []}}
    assert "and nothing else" in refusal(json.dumps(made))


def test_an_explanation_of_another_form_is_refused_with_its_place() -> None:
    made = json.loads(oj.dumps(STOCKTON, explained=True))
    made["explained"]["steps"][0]["rules"] = "clock.publish-statement"
    assert "@ $.explained.steps[0].rules" in refusal(json.dumps(made), oi.Deadline)


# What is refused to be written


@pytest.mark.parametrize("thing", [None, 5, "text", [DEVON_2024], {"a": 1}, date(2024, 1, 1), (1, 2), object()])
def test_what_is_no_record_is_not_written(thing: object) -> None:
    with pytest.raises(oi.RecordError, match="neither a record nor a tuple of records"):
        oj.dumps(thing)


def test_a_record_that_holds_an_instant_or_no_number_is_not_written() -> None:
    deadline = oi.deadline(oi.Duty.PUBLISH_REPORT, date(2024, 1, 15))
    with pytest.raises(oi.RecordError, match="not a day"):
        oj.dumps(altered(deadline, due=datetime(2024, 2, 1, tzinfo=UTC)))
    with pytest.raises(oi.RecordError, match="cannot be written"):
        oj.dumps(altered(deadline, period=None))
    with pytest.raises(oi.RecordError, match="has no trigger"):
        oj.dumps(MovedDeadline(oi.Months(3), date(2024, 1, 15), date(2024, 1, 16)))  # type: ignore[type-var]


# What is refused to be read


@pytest.mark.parametrize(
    ("field", "value"), [("due", "2024-02-02"), ("trigger", "2024-01-16"), ("certainty", "projected")]
)
def test_a_deadline_that_denies_itself_is_not_read(field: str, value: str) -> None:
    written = json.loads(oj.dumps(oi.deadline(oi.Duty.PUBLISH_REPORT, date(2024, 1, 15))))
    written["value"][field] = value
    with pytest.raises(oi.RecordError, match="contradicts the other fields"):
        oj.loads(json.dumps(written), oi.Deadline)


def test_nor_is_a_next_event_whose_status_denies_its_window() -> None:
    written = json.loads(oj.dumps(oi.next_inspection(oi.published("Leeds"), as_of=date(2026, 6, 1))))
    written["value"]["status"] = "overdue"
    with pytest.raises(oi.RecordError, match=r"NextEvent\.status: .* contradicts the other fields"):
        oj.loads(json.dumps(written), oi.NextEvent)


@pytest.mark.parametrize("lenient", ["20240923", "2024-9-23", "2024-09-23T00:00:00", "2024-W39-1", "23/09/2024", ""])
def test_a_day_written_another_way_is_refused_with_its_place(lenient: str) -> None:
    assert f"{lenient!r} is not a day written as YYYY-MM-DD @ $.value.start" in refusal(
        document(DEVON_2024, start=lenient)
    )


@pytest.mark.parametrize("wrong", ["2023-02-29", "2024-13-01", "2024-00-10", "0000-01-01"])
def test_a_day_of_no_year_is_refused_with_its_place(wrong: str) -> None:
    assert "is not a day of any year" in refusal(document(DEVON_2024, start=wrong))


@pytest.mark.parametrize("wrong", ["true", '"30"', "30.5", "null", "NaN", "Infinity", "-Infinity", "1e999", "[]", "{}"])
def test_what_is_no_whole_number_is_refused_with_its_place(wrong: str) -> None:
    text = oj.dumps(oi.WorkingDays(30)).replace("30", wrong)
    assert "is not a whole number @ $.value.n" in refusal(text, oi.WorkingDays)


def test_a_whole_number_is_the_same_however_json_spells_it() -> None:
    assert oj.loads(oj.dumps(oi.WorkingDays(30)).replace("30", "3.0e1"), oi.WorkingDays) == oi.WorkingDays(30)


@pytest.mark.parametrize("wrong", ["true", '"2"', "null", "NaN", "Infinity", "1e999", "1" + "0" * 400])
def test_what_is_no_number_is_refused_with_its_place(wrong: str) -> None:
    text = oj.dumps(Estimate(2.5, low=1.0, high=9.0, unit="months")).replace("2.5", wrong)
    assert "is not a number @ $.value.typical" in refusal(text, Estimate)


def test_each_fault_is_named_with_its_own_place() -> None:
    text = document(
        DEVON_2024, kind="long", judgements=[{"area": "adoption", "grade": "fine"}, 3], legs="none", published=5
    )
    message = refusal(text)
    assert "'long' is no EventKind" in message
    for place in ("kind", "judgements[0].grade", "judgements[1]", "legs", "published"):
        assert f"@ $.value.{place}" in message


def test_an_unknown_a_missing_and_a_repeated_key_are_refused_with_their_place() -> None:
    assert "InspectionEvent has no field 'strat' @ $.value" in refusal(document(DEVON_2024, strat="2024-09-23"))
    assert "the field is missing @ $.value.legs[0].end" in refusal(document(DEVON_2024, legs=[{"start": "2024-09-23"}]))
    twice = oj.dumps(DEVON_2024).replace('"grade": ', '"grade": "good", "grade": ', 1)
    assert "the key 'grade' stands twice @ $.value.judgements[0]" in refusal(twice)


def test_a_record_that_contradicts_itself_is_refused_in_its_own_words() -> None:
    message = refusal(
        document(DEVON, events=[json.loads(oj.dumps(DEVON_2024))["value"] | {"end": "2024-01-01"}]), oi.History
    )
    assert "Devon, standard inspection: it ends on 1 January 2024, before it starts" in message
    assert "@ $.value.events[0]" in message


def test_an_edition_that_nobody_published_is_refused_with_its_place() -> None:
    decision = examples()[PathwayDecision][0]
    assert "no Ruleset 'ilacs-1999' is published" in refusal(document(decision, ruleset="ilacs-1999"), PathwayDecision)


def test_only_what_was_asked_for_is_read() -> None:
    assert "holds 'Months' @ $.type, not 'Years'" in refusal(oj.dumps(oi.Months(3)), oi.Years)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "{}", '{"schema": "ofsted-ilacs/1"}', "\ufeff{}", b"\xff", "9" * 5_000, None, 5, b"[]"],
)
def test_what_is_no_document_is_refused(text: Any) -> None:
    assert refusal(text)


@pytest.mark.parametrize("version", ["ofsted-ilacs/3", "other/1", "", None, 1, ["ofsted-ilacs/1"], {}])
def test_a_version_that_is_not_known_is_refused(version: object) -> None:
    made = json.loads(oj.dumps(DEVON)) | {"schema": version}
    assert "@ $.schema is no version that can be read here" in refusal(json.dumps(made), oi.History)


@pytest.mark.parametrize("opening", ["[", '{"a":', '{"schema":"ofsted-ilacs/1","type":"History","value":['])
@pytest.mark.parametrize("depth", [oj.DEEPEST + 1, 1_000, 200_000])
def test_deep_nesting_is_refused_and_not_followed(opening: str, depth: int) -> None:
    closing = {"[": "]", "{": "}"}
    end = "".join(closing[sign] for sign in reversed(opening) if sign in closing)
    assert "nested deeper than 64 levels" in refusal(opening * depth + "1" + end * depth, oi.History)


def test_a_refusal_stays_short_however_long_the_document() -> None:
    many = document(
        DEVON_2024, **{f"x{n}": n for n in range(1_000)}, lead_inspectors=[0] * 1_000, source=["x" * 10_000]
    )
    assert len(refusal(many)) < 1_000


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_no_stranger_gets_in_and_none_breaks_the_door(value: object) -> None:
    made = {"schema": oj.VERSION, "type": "Judgement", "value": value}
    with pytest.raises(oi.RecordError):
        oj.loads(json.dumps(made), oi.Judgement)


# What a document rests on


STOCKTON = oi.deadline(oi.Duty.PUBLISH_STATEMENT, date(2023, 5, 9))


def stored(result: Any, *changed: str, version: str = "0.0.9", **fields: Any) -> str:
    """
    Return the document of a result as another version wrote it, when some editions or calendars were others.
    """
    made = json.loads(oj.dumps(result))
    made["value"] |= fields
    made["basis"]["version"] = version
    made["basis"]["digests"] |= dict.fromkeys(changed, "0" * 12)
    return json.dumps(made)


def test_a_document_says_which_version_wrote_it_and_has_a_digest_of_what_it_names() -> None:
    basis = json.loads(oj.dumps(STOCKTON))["basis"]
    assert basis["version"] == LIBRARY
    assert set(basis["digests"]) == {"ilacs-2023-01", "england-and-wales"}
    assert all(len(digest) == 12 for digest in basis["digests"].values())
    assert json.loads(oj.dumps(oi.Span(date(2024, 1, 2), date(2024, 1, 3))))["basis"]["digests"] == {}


def test_a_document_without_a_basis_is_read_as_ever() -> None:
    made = json.loads(oj.dumps(STOCKTON))
    del made["basis"]
    assert oj.loads(json.dumps(made), oi.Deadline) == STOCKTON


def test_an_answer_whose_calendar_has_changed_is_kept_and_says_so() -> None:
    # Stored before the coronation's bank holiday was proclaimed, say: a day earlier than it would be today.
    read = oj.loads(stored(STOCKTON, "england-and-wales", due="2023-08-15"), oi.Deadline)
    assert read.due == date(2023, 8, 15)
    assert read.calendar.changed_since == "0.0.9"
    assert "calendar 'england-and-wales' has changed since, and the answer is kept as it was given" in oi.explain(read)
    again = oj.loads(oj.dumps(read), oi.Deadline)
    assert again == read
    assert oi.explain(again) == oi.explain(read)


def test_and_so_is_one_whose_edition_has_changed() -> None:
    upcoming = oi.next_inspection(oi.published("Leeds"), as_of=date(2026, 6, 1))
    read = oj.loads(stored(upcoming, upcoming.ruleset.id), oi.NextEvent)
    assert (read.window, read.ruleset.id) == (upcoming.window, upcoming.ruleset.id)
    assert f"edition '{upcoming.ruleset.id}' has changed since" in read.steps[0].text
    assert read.steps[1:] == upcoming.steps


def test_an_answer_on_a_projected_calendar_says_so_too() -> None:
    far = oi.deadline(oi.Duty.PUBLISH_STATEMENT, date(2030, 5, 9), calendar=oi.england_and_wales().projected_to(2031))
    read = oj.loads(stored(far, "england-and-wales"), oi.Deadline)
    assert read.calendar.changed_since == "0.0.9"
    assert oj.loads(oj.dumps(far), oi.Deadline) == far


def test_without_a_change_the_answer_must_agree_with_its_calendar() -> None:
    assert oj.loads(stored(STOCKTON), oi.Deadline) == STOCKTON
    with pytest.raises(oi.RecordError, match="contradicts the other fields"):
        oj.loads(stored(STOCKTON, due="2023-08-15"), oi.Deadline)


@pytest.mark.parametrize(
    "basis",
    [
        None,
        5,
        {},
        {"version": "0.1.0"},
        {"version": 1, "digests": {}},
        {"version": "<b>", "digests": {}},
        {"version": "1" * 41, "digests": {}},
        {"version": "0.1.0", "digests": {"england-and-wales": 5}},
        {"version": "0.1.0", "digests": {}, "more": 1},
    ],
)
def test_a_basis_of_another_form_is_refused_with_its_place(basis: object) -> None:
    with pytest.raises(oi.RecordError, match=r"@ \$\.basis"):
        oj.loads(json.dumps(json.loads(oj.dumps(STOCKTON)) | {"basis": basis}), oi.Deadline)


# Versions


@pytest.mark.parametrize("version", documents.READERS)
def test_documents_of_every_version_are_kept_and_still_read(version: str) -> None:
    kept = sorted((KEPT / version.replace("/", "-")).glob("*.json"))
    assert {path.stem for path in kept} >= {"InspectionEvent", "History", "NextEvent", "Deadline", "Rule"}
    for path in kept:
        text = path.read_text(encoding="utf-8")
        assert json.loads(text)["schema"] == version
        read = oj.loads(text, getattr(oi, path.stem))
        assert same(oj.loads(oj.dumps(read), type(read)), read)


def test_the_kept_documents_still_mean_what_they_meant() -> None:
    def kept(kind: Any) -> Any:
        return oj.loads((KEPT / "ofsted-ilacs-1" / f"{kind.__name__}.json").read_text(encoding="utf-8"), kind)

    assert same(kept(oi.InspectionEvent), DEVON_2024)
    assert same(kept(oi.History), DEVON)
    assert kept(oi.Deadline).due == date(2023, 8, 16)  # Stockton-on-Tees
    assert kept(oi.NextEvent).authority == DEVON.authority
    assert kept(oi.Rule).value == oi.WorkingDays(70)


def test_a_document_of_an_older_version_is_read_by_its_own_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    # Suppose that a length of working days was once written as "days".
    def lift(old: dict[str, Any]) -> dict[str, Any]:
        return old | {"value": {"n": old["value"]["days"]}}

    monkeypatch.setattr(documents, "READERS", documents.READERS | {"ofsted-ilacs/0": lift})  # type: ignore[operator]
    old = '{"schema": "ofsted-ilacs/0", "type": "WorkingDays", "value": {"days": 30}}'
    assert oj.loads(old, oi.WorkingDays) == oi.WorkingDays(30)


# The converter


def test_the_converter_writes_and_reads_plain_values() -> None:
    converter = oj.converter()
    plain = converter.unstructure(DEVON)
    assert json.loads(json.dumps(plain)) == plain
    assert same(converter.structure(plain, oi.History), DEVON)


def test_a_hook_of_the_callers_own_changes_nothing_elsewhere() -> None:
    mine = oj.converter()
    mine.register_unstructure_hook(oi.Authority, lambda authority: authority.dfe_code)
    assert mine.unstructure(DEVON.authority) == "878"
    assert json.loads(oj.dumps(DEVON.authority))["value"]["name"] == "Devon"


def test_a_refusal_keeps_the_errors_of_cattrs_as_its_cause() -> None:
    with pytest.raises(oi.RecordError) as refused:
        oj.loads(document(DEVON_2024, kind="long"), oi.InspectionEvent)
    assert isinstance(refused.value.__cause__, BaseValidationError)

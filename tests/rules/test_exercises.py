"""
What a maintainer will have to do, done on copies in memory: the next edition is one page, a new clock is one entry.
"""

from collections.abc import Mapping

from tests.overlay import run, source

AREAS = '''
class FamiliesArea(Area):
    """
    The areas that this edition judges.
    """

    LEADERSHIP = "leadership_of_practice", "The leadership of practice with families", "leadership", AreaRole.LEADERS
    FAMILY_HELP = "family_help", "Family help and protection", "family help", AreaRole.PRACTICE
    LOOKED_AFTER = "children_looked_after", "The lives of children looked after", "looked after", AreaRole.IN_CARE
    LEAVING_CARE = "leaving_care", "Young people leaving care", "leaving care", AreaRole.PRACTICE


_AREAS = tuple(FamiliesArea)
'''


def changed(text: str, *changes: tuple[str, str]) -> str:
    """
    Return a text with some passages replaced, each of which stands in it once.
    """
    for before, after in changes:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def with_2027() -> Mapping[str, str]:
    """
    Return the page of a made-up edition of September 2027, and what else is touched for it: one line, and a last day.
    """
    newest = source("rules.ilacs_2026")
    judged = newest[newest.index("_AREAS = (") : newest.index("EDITION = Ruleset(")]
    page = changed(
        newest,
        (judged, AREAS),
        ("import JudgementArea", "import Area, AreaRole"),
        ('"ilacs-2026-04"', '"families-2027-09"'),
        ("(ILACS), 2026 edition", ", made up"),
        ("first_day=date(2026, 4, 1),\n    areas", "first_day=date(2027, 9, 1),\n    areas"),
        ("        tolerance=says(", "        good=says(Years(4), findings.THREE_YEARS),\n        tolerance=says("),
    )
    closed = "first_day=date(2026, 4, 1),\n    last_day=date(2027, 8, 31),\n    areas"
    return {
        "rules.families_2027": page,
        "rules.ilacs_2026": changed(newest, ("first_day=date(2026, 4, 1),\n    areas", closed)),
        "rules.editions": changed(
            source("rules.editions"), ('    "ilacs_2026",\n', '    "ilacs_2026",\n    "families_2027",\n')
        ),
    }


BEGIN = """
from datetime import date

import attrs
import pytest

import ofsted_ilacs as oi
from ofsted_ilacs.exceptions import NotKnownError
from ofsted_ilacs.interop import charts, frames, icalendar, json as oj, records

G, K, OVERALL = oi.Grade, oi.EventKind, oi.JudgementArea.OVERALL_EFFECTIVENESS
kent = oi.authority("Kent")
overall_good = (oi.Judgement(OVERALL, G.GOOD),)
good = oi.InspectionEvent(
    kent, K.SHORT, date(2025, 11, 3), date(2025, 11, 7), published=date(2026, 2, 2), judgements=overall_good
)
"""

BEGIN_2027 = f"""{BEGIN}
from ofsted_ilacs.rules.families_2027 import FamiliesArea as A


def judged(leadership=G.GOOD, family_help=G.GOOD, looked_after=G.GOOD, leaving_care=G.GOOD):
    grades = zip(A, (leadership, family_help, looked_after, leaving_care), strict=True)
    return tuple(oi.Judgement(area, grade) for area, grade in grades)


def inspected(*grades):
    return oi.InspectionEvent(
        kent, K.STANDARD, date(2027, 10, 4), date(2027, 10, 15), published=date(2027, 12, 1), judgements=judged(*grades)
    )


history = oi.History(kent, (good, inspected(G.GOOD, G.REQUIRES_IMPROVEMENT)))
as_of = date(2028, 1, 10)
"""


def test_the_next_edition_is_in_force_from_its_first_day_and_judges_its_own_areas() -> None:
    run(
        BEGIN_2027
        + """
assert oi.ruleset_on(date(2027, 8, 31)).id == "ilacs-2026-04"
assert oi.ruleset_on(date(2027, 9, 1)).id == "families-2027-09"
assert history.latest_full.ruleset.areas == tuple(A)
with pytest.raises(oi.HistoryError, match="judge"):
    attrs.evolve(inspected(), judgements=overall_good)
changes = {each.id for each in oi.compare(*oi.rulesets()[-2:])}
assert changes == {"interval.good", "judgements"}
""",
        with_2027(),
    )


def test_four_years_after_good_move_the_window_and_the_programme() -> None:
    run(
        BEGIN_2027
        + """
expected = oi.next_inspection(oi.History(kent, (good,)), as_of=date(2027, 10, 1))
assert expected.ruleset.id == "families-2027-09"
assert expected.window == oi.Window(date(2029, 8, 2), date(2030, 1, 28), date(2030, 8, 2))
assert any("rule interval.good, families-2027-09" in line for step in expected.steps for line in step.references)
before = oi.next_inspection(oi.History(kent, (good,)), as_of=date(2027, 8, 31))
assert before.window == oi.Window(date(2028, 8, 2), date(2029, 1, 29), date(2029, 8, 2))
assumed = oi.programme(oi.History(kent, (good,)), as_of=date(2027, 10, 1), until=date(2036, 1, 1), assume=G.GOOD)
first, second = (each.window.earliest for each in assumed.of_kind(K.SHORT))
assert first == date(2029, 8, 2)
assert second > date(2033, 1, 1)
""",
        with_2027(),
    )


def test_the_new_areas_decide_what_comes_next_by_their_roles() -> None:
    run(
        BEGIN_2027
        + """
def way(*grades):
    decision = oi.pathway(oi.History(kent, (inspected(*grades),)), as_of=as_of)
    return decision.rule.id.removeprefix("next.without-overall."), decision.pathway, decision.needs_review


bad, ri = G.INADEQUATE, G.REQUIRES_IMPROVEMENT
assert way() == ("mostly-good", oi.Pathway.SHORT, False)
assert way(G.GOOD, ri) == ("mostly-good", oi.Pathway.SHORT, False)
assert way(G.GOOD, ri, ri) == ("otherwise", oi.Pathway.STANDARD, False)
assert way(bad) == ("leaders-inadequate", oi.Pathway.STANDARD, True)
for at in (1, 2, 3):
    assert way(*(bad if n == at else G.GOOD for n in range(4))) == (
        "practice-inadequate", oi.Pathway.INADEQUATE, True,
    )
assert "leadership: good; family help: requires improvement" in oi.explain(oi.pathway(history, as_of=as_of))
""",
        with_2027(),
    )


def test_charts_show_the_new_areas() -> None:
    run(
        BEGIN_2027
        + """
line = charts.timeline(history, as_of=as_of)
assert "leadership: good; family help: requires improvement; looked after: good" in line.description
panels = charts.grades([history], as_of=as_of)
for name in ("Leadership", "Family help", "Looked after", "Leaving care"):
    assert f"{name}, England" in panels.description or f"{name}, South East" in panels.description
""",
        with_2027(),
    )


def test_frames_documents_and_rows_carry_the_new_areas() -> None:
    run(
        BEGIN_2027
        + """
event = inspected(G.GOOD, G.REQUIRES_IMPROVEMENT, G.OUTSTANDING)
for backend in ("pandas", "polars", "pyarrow"):
    frame = frames.to_frame(event, backend=backend)
    assert frames.from_frame(frame) == (event,)
assert {area.value for area in A} <= set(frames.to_frame(event, backend="polars").columns)

assert oj.loads(oj.dumps(history), oi.History) == history
own = oi.ruleset("families-2027-09").with_value("interval.good", oi.Years(5))
assert oj.loads(oj.dumps(own), oi.Ruleset) == own
assert "family_help" in oj.schema(oi.Judgement)["$defs"]["Area"]["enum"]

row = {"authority": "Kent", "kind": "standard", "start": "2027-10-04", "end": "2027-10-15", "published": "2027-12-01"}
grades = {judgement.area.value: judgement.grade.label for judgement in event.judgements}
reading = records.read_events([row | grades])
assert reading.events == (event,), reading.problems
assert not reading.problems
in_care = {("in_care" if area == "children_looked_after" else area): grade for area, grade in grades.items()}
assert records.read_events([row | in_care]).events == (event,)
""",
        with_2027(),
    )


def test_two_areas_of_one_value_are_refused() -> None:
    sources = dict(with_2027())
    sources["rules.families_2027"] = changed(sources["rules.families_2027"], ('"leaving_care"', '"care_leavers"'))
    run(
        """
import pytest
from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.rules.editions import areas

with pytest.raises(RecordError, match="share the value 'care_leavers'"):
    areas()
""",
        sources,
    )


CLOCK = """    REPLY_TO_OFSTED = (
        "reply_to_ofsted",
        Clock(
            label="Reply to the chief inspector",
            starts=Starts.FULL_INSPECTION,
            length=_length(
                45,
                Evidence(Basis.STATUTE, (sources.SI_2007_462.at("reg 99", "within 45 working days"),)),
                "The authority replies to the chief inspector within {value} of receiving the report.",
                first_day=date(2020, 1, 1),
            ),
        ),
    )
"""


def test_a_new_clock_is_one_entry_in_the_law() -> None:
    law = source("rules.law")
    place = law.index("    label: str\n    clock: Clock\n")
    run(
        BEGIN
        + """
duty = oi.Duty.REPLY_TO_OFSTED
history, as_of = oi.History(kent, (good,)), date(2026, 2, 10)
due = oi.add_working_days(date(2026, 2, 2), 45)
assert oi.deadline(duty, date(2026, 2, 2)).due == due
with pytest.raises(NotKnownError, match="first day on which it is known is 1 January 2020"):
    oi.deadline(duty, date(2019, 12, 31))
(clock,) = (each for each in oi.deadlines(good) if each.duty is duty)
assert clock.due == due
assert "rule clock.reply-to-ofsted, ilacs-2023-01. Statute" in oi.explain(clock)
ahead = oi.programme(history, as_of=as_of, until=date(2027, 1, 1))
assert due in [each.window.earliest for each in ahead.of_kind(duty)]
assert duty in [each.deadline.duty for each in oi.in_progress([history], as_of=as_of)]
assert oi.timetable(good).entry(duty).window.earliest == due
assert "reply to the chief inspector, due" in charts.timeline(history, as_of=as_of).description
for results in (clock, oi.timetable(good), ahead):
    assert b"Reply to the chief inspector" in icalendar.to_ical(results, as_of=as_of)
changed = oi.ruleset("ilacs-2026-04").with_value("clock.reply-to-ofsted", oi.WorkingDays(50))
assert oi.deadline(duty, date(2026, 5, 5), ruleset=changed).due == oi.add_working_days(date(2026, 5, 5), 50)
assert oj.loads(oj.dumps(changed), oi.Ruleset) == changed
assert oj.loads(oj.dumps(clock), oi.Deadline) == clock
""",
        {"rules.law": law[:place] + CLOCK + "\n" + law[place:]},
    )

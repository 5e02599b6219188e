"""
Every answer explains itself in plain English, and names each rule, its basis and where it can be read.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.explaining.explain import explain
from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.periods import WorkingDays, Years
from ofsted_ilacs.planning.deadlines import Duty, deadline, deadlines
from ofsted_ilacs.planning.next_event import next_event
from ofsted_ilacs.planning.next_inspection import next_inspection
from ofsted_ilacs.planning.pathway import pathway
from ofsted_ilacs.planning.programme import programme
from ofsted_ilacs.planning.timetable import timetable
from ofsted_ilacs.register.lookup import authority
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import ruleset, rulesets
from tests.builders import (
    BRADFORD_2018,
    BRADFORD_2022,
    BROMLEY_2016,
    GATESHEAD_2024,
    LIVERPOOL_2026,
    MIDDLESBROUGH_2026,
    SURREY_2025,
    WAKEFIELD_2018,
    WIGAN_2022,
    history,
    inspected,
    on,
    without_overall,
)

HISTORIES = {
    "good": (history(GATESHEAD_2024), "2026-11-21"),
    "good, visited": (
        history(GATESHEAD_2024, inspected("Gateshead", EventKind.JTAI, "2026-01-12/2026-01-30")),
        "2026-11-21",
    ),
    "good, unpublished": (history(GATESHEAD_2024), "2024-12-10"),
    "requires improvement": (history(WIGAN_2022), "2023-06-01"),
    "inadequate 2016": (history(BROMLEY_2016), "2016-08-01"),
    "inadequate June 2018": (history(WAKEFIELD_2018), "2018-08-01"),
    "inadequate 2018": (history(BRADFORD_2018), "2018-11-21"),
    "inadequate, monitored": (
        history(BRADFORD_2018, inspected("Bradford", EventKind.MONITORING_VISIT, "2019-05-14/2019-05-15")),
        "2019-06-01",
    ),
    "inadequate, unmonitored": (history(BRADFORD_2018), "2020-03-21"),
    "inadequate, directed": (
        history(BRADFORD_2022, inspected("Bradford", EventKind.STATUTORY_DIRECTION, "2023-03-01")),
        "2023-06-01",
    ),
    "overdue": (history(BRADFORD_2018), "2023-11-21"),
    "mostly good 2026": (history(LIVERPOOL_2026), "2026-11-21"),
    "otherwise 2026": (history(MIDDLESBROUGH_2026), "2026-11-21"),
    "practice inadequate 2026": (
        without_overall(Grade.GOOD, Grade.INADEQUATE, Grade.GOOD, Grade.GOOD),
        "2026-11-21",
    ),
    "leaders inadequate 2026": (
        without_overall(Grade.INADEQUATE, Grade.GOOD, Grade.GOOD, Grade.GOOD),
        "2026-11-21",
    ),
    "new": (History(authority("Cumberland")), "2023-08-01"),
    "nothing on record": (History(authority("Leeds")), "2026-11-21"),
    "ending": (history(SURREY_2025), "2026-11-21"),
    "single framework": (
        history(inspected("Leeds", EventKind.SINGLE, "2015-01-20/2015-02-11", "2015-03-27", Grade.GOOD)),
        "2016-01-01",
    ),
    "split": (
        history(inspected("Devon", EventKind.STANDARD, "2024-09-23/2024-09-27;2025-01-13/2025-01-17")),
        "2025-06-01",
    ),
}

ANSWERS: dict[str, Any] = {
    f"{answer.__name__}: {name}": answer(of, as_of=on(day))
    for name, (of, day) in HISTORIES.items()
    for answer in (pathway, next_inspection, next_event)
}
ANSWERS |= {
    f"programme: {name}": programme(of, as_of=on(day), until=on(f"{int(day[:4]) + 4}{day[4:]}"))
    for name, (of, day) in HISTORIES.items()
}
ANSWERS |= {f"deadline: {duty.name}": deadline(duty, on("2026-07-07")) for duty in Duty}
ANSWERS |= {f"deadlines: {each.duty.name}": each for each in deadlines(LIVERPOOL_2026)}
ANSWERS |= {
    f"timetable: {event.name}": timetable(event)
    for event in (GATESHEAD_2024, BRADFORD_2018, BROMLEY_2016, LIVERPOOL_2026)
}

PYTHON = r"\b(None|True|False|datetime|object at)\b|\b(EventKind|Pathway|Grade|JudgementArea|WindowStatus|Duty)\."
"""What only a programmer would understand."""

every_answer = pytest.mark.parametrize("answer", [pytest.param(answer, id=name) for name, answer in ANSWERS.items()])


@every_answer
def test_an_explanation_opens_with_the_answer_and_numbers_its_steps(answer: Any) -> None:
    opening, _, steps = explain(answer).partition("\n\n")
    assert opening == answer.headline
    numbered = [line for line in steps.splitlines() if not line.startswith("     ")]
    assert [int(line.partition(".")[0]) for line in numbered] == list(range(1, len(answer.steps) + 1))


@every_answer
def test_an_explanation_names_every_rule_with_its_basis_and_its_citations(answer: Any) -> None:
    said = explain(answer)
    for step in answer.steps:
        for rule in step.rules:
            assert f"rule {rule.id}, {step.ruleset_id}. {rule.evidence}" in said
            assert all(str(citation) in said for citation in rule.evidence.citations)


@every_answer
def test_an_explanation_reads_as_plain_english(answer: Any) -> None:
    said = explain(answer)
    assert not re.search(PYTHON, said)
    assert not re.search(r"\b\d{4}-\d{2}-\d{2}\b", said), "days are said in words"
    for line in filter(None, said.splitlines()):
        assert line.endswith((".", ".)", "]")), line
        assert "  " not in line.strip(), line
        assert ".." not in line, line
        assert " ." not in line, line


@every_answer
def test_every_step_is_a_sentence(answer: Any) -> None:
    for step in answer.steps:
        assert isinstance(step, Step)
        assert step.text[0].isupper() or step.text[0].isdigit()
        assert step.text.endswith((".", ")"))


@pytest.mark.parametrize("edition", rulesets(), ids=str)
def test_the_explanation_of_an_edition_holds_every_rule_with_its_basis_and_sources(edition: Ruleset) -> None:
    said = explain(edition)
    for rule in edition.rules:
        assert f"\n\n{rule.id}: {rule}" in said
        assert str(rule.evidence) in said
    for amendment in edition.amendments:
        assert amendment.note in said
        assert str(amendment.citation) in said


@pytest.mark.parametrize("edition", rulesets(), ids=str)
def test_the_explanation_of_an_edition_reads_as_plain_english(edition: Ruleset) -> None:
    said = explain(edition)
    assert not re.search(PYTHON, said)
    for line in said.splitlines():
        assert not line or line.endswith((".", ".)")), line
        assert ".." not in line, line


def test_an_edition_says_from_when_to_when_it_holds_and_what_is_announced() -> None:
    assert explain(ruleset("ilacs-2023-01")).startswith(
        "Inspecting local authority children's services (ILACS), 2023 edition (ilacs-2023-01), for fieldwork begun "
        "from 1 January 2023 to 31 March 2026.\n"
    )
    assert "for fieldwork begun from 1 April 2026 on.\n" in explain(ruleset("ilacs-2026-04"))
    assert "children and families services framework" in explain(ruleset("ilacs-2026-04"))


def test_a_dated_rule_says_its_days() -> None:
    edition = ruleset("ilacs-2018-01")
    assert "17 September 2018" in explain(edition.rule("next.reinspection.2018-09")).splitlines()[0]
    assert "16 September 2018" in explain(edition.rule("next.reinspection.2018-01")).splitlines()[0]


def test_every_rule_can_be_explained_by_itself() -> None:
    for edition in rulesets():
        for rule in edition.rules:
            assert explain(rule) in explain(edition)


def test_a_rule_that_the_caller_changed_is_explained_with_what_is_published() -> None:
    said = explain(ruleset("ilacs-2026-04").rule("interval").with_value(Years(4), "Paragraph 12."))
    assert said == (
        "interval: Inspections take place once every 4 years.\n     Value: 4 years.\n"
        "     Supplied by the caller. Paragraph 12. The published value is: 3 years."
    )


def test_what_the_caller_changed_is_named_wherever_it_counts() -> None:
    own = ruleset("ilacs-2026-04").with_value("clock.publish-report", WorkingDays(20))
    changed, unchanged = deadlines(LIVERPOOL_2026, ruleset=own)
    assert "Supplied by the caller." in explain(changed)
    assert "Supplied by the caller." not in explain(unchanged)


@pytest.mark.parametrize("stranger", [None, "Gateshead", 3, history(GATESHEAD_2024), GATESHEAD_2024, Step("A step.")])
def test_what_is_no_answer_cannot_be_explained(stranger: object) -> None:
    with pytest.raises(RecordError, match=r"cannot be explained\. Pass a result such as next_inspection"):
        explain(stranger)  # type: ignore[arg-type]


def test_looking_at_the_steps_twice_gives_the_same() -> None:
    answers: list[Callable[..., Any]] = [pathway, next_inspection, next_event]
    for ask in answers:
        answer = ask(history(GATESHEAD_2024), as_of=on("2026-11-21"))
        assert answer.steps == answer.steps
        assert explain(answer) == explain(answer)

"""
A grade is read in every spelling that reports and feeds use, and nothing else is taken for one.
"""

import pickle
from contextlib import suppress

import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.exceptions import GradeError
from ofsted_ilacs.model.grades import Grade, best, worst

some_grades = st.lists(st.sampled_from(Grade), min_size=1)


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Outstanding", Grade.OUTSTANDING),
        ("outstanding", Grade.OUTSTANDING),
        ("OUTSTANDING", Grade.OUTSTANDING),
        ("Good", Grade.GOOD),
        (" good\n", Grade.GOOD),
        ("Good.", Grade.GOOD),
        ("Good1", Grade.GOOD),
        ("Requires improvement to be good", Grade.REQUIRES_IMPROVEMENT),
        ("Requires improvement", Grade.REQUIRES_IMPROVEMENT),
        ("Requires Improvement", Grade.REQUIRES_IMPROVEMENT),
        ("requires  improvement", Grade.REQUIRES_IMPROVEMENT),
        ("requires\u00a0improvement", Grade.REQUIRES_IMPROVEMENT),
        ("Require improvement", Grade.REQUIRES_IMPROVEMENT),
        ("requires_improvement", Grade.REQUIRES_IMPROVEMENT),
        ("requires-improvement", Grade.REQUIRES_IMPROVEMENT),
        ("REQUIRES_IMPROVEMENT", Grade.REQUIRES_IMPROVEMENT),
        ("RI", Grade.REQUIRES_IMPROVEMENT),
        ("ri", Grade.REQUIRES_IMPROVEMENT),
        ("improvement.2", Grade.REQUIRES_IMPROVEMENT),
        ("Requires improvement.2", Grade.REQUIRES_IMPROVEMENT),
        ("Requires improvement to be good 3", Grade.REQUIRES_IMPROVEMENT),
        ("Inadequate", Grade.INADEQUATE),
        ("inadequate", Grade.INADEQUATE),
    ],
)
def test_a_grade_is_read_in_every_spelling_met_in_reports_and_feeds(text: str, grade: Grade) -> None:
    assert Grade.parse(text) is grade


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Not judged", "was not judged"),
        ("not_judged", "was not judged"),
        ("data_unreadable", "could not read the report"),
        ("inspection_pre_dates_judgement", "did not make the judgement yet"),
        ("not_reported_post_reform", "no overall grade is given for inspections from 1 April 2026"),
        ("Not reported (2026 framework)", "no overall grade is given for inspections from 1 April 2026"),
        ("", "blank"),
        ("  \n", "blank"),
        ("adequate", "scale used before November 2013"),
        ("Adequate", "scale used before November 2013"),
        ("to requires improvement", "fragment"),
    ],
)
def test_what_is_not_a_grade_is_refused_and_said_to_mean_what_it_means(text: str, meaning: str) -> None:
    with pytest.raises(GradeError, match="is not a grade") as refused:
        Grade.parse(text)
    assert meaning in str(refused.value)
    assert repr(text) in str(refused.value)


@pytest.mark.parametrize("text", ["satisfactory", "goods", "very good", "1", "2.", "goo d", "outstanding good"])
def test_another_word_is_answered_with_the_scale(text: str) -> None:
    with pytest.raises(GradeError, match="the scale is outstanding, good, requires improvement to be good, inadequate"):
        Grade.parse(text)


@pytest.mark.parametrize("value", [None, 2, 2.0, True, b"good", Grade.GOOD, ["good"]])
def test_what_is_not_a_text_is_refused(value: object) -> None:
    with pytest.raises(GradeError, match="is not a text"):
        Grade.parse(value)  # type: ignore[arg-type]


@given(st.text() | st.text(alphabet="goderiqusimpvnt_. 12"))
def test_any_text_is_a_grade_or_is_refused_as_none(text: str) -> None:
    with suppress(GradeError):
        assert Grade.parse(text) in Grade


def test_a_very_long_text_is_refused_without_being_repeated() -> None:
    with pytest.raises(GradeError, match="is not a grade") as refused:
        Grade.parse("good" + "." * 1_000_000 + "x")
    assert len(str(refused.value)) < 1_000


@given(st.sampled_from(Grade), st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
def test_what_is_printed_can_be_read_back(grade: Grade, case: object) -> None:
    assert callable(case)
    assert Grade.parse(case(grade.label)) is Grade.parse(case(grade.value)) is grade


def test_the_ranks_run_from_one_the_best_to_four_the_worst() -> None:
    assert [grade.rank for grade in Grade] == [1, 2, 3, 4]
    assert [grade.label for grade in Grade] == ["outstanding", "good", "requires improvement to be good", "inadequate"]


def test_outstanding_and_good_alone_are_good_or_better() -> None:
    assert [grade for grade in Grade if grade.is_good_or_better] == [Grade.OUTSTANDING, Grade.GOOD]


def test_grades_have_no_order_that_could_be_read_either_way() -> None:
    with pytest.raises(TypeError):
        Grade.GOOD < Grade.INADEQUATE  # type: ignore[operator]  # noqa: B015


@given(some_grades)
def test_no_grade_is_worse_than_the_worst_or_better_than_the_best(grades: list[Grade]) -> None:
    assert {worst(grades), best(grades)} <= set(grades)
    assert all(best(grades).rank <= grade.rank <= worst(grades).rank for grade in grades)


@given(some_grades)
def test_neither_order_nor_repetition_matters_to_the_worst(grades: list[Grade]) -> None:
    assert worst(iter(grades)) is worst([*reversed(grades), *grades])


@pytest.mark.parametrize("choose", [worst, best])
def test_of_no_grades_none_is_worst_or_best(choose: object) -> None:
    assert callable(choose)
    with pytest.raises(GradeError, match="Pass at least one"):
        choose([])


@pytest.mark.parametrize("choose", [worst, best])
@pytest.mark.parametrize("stranger", ["good", None, 2])
def test_only_grades_are_compared(choose: object, stranger: object) -> None:
    assert callable(choose)
    with pytest.raises(GradeError, match="is not a Grade"):
        choose([Grade.GOOD, stranger])


@pytest.mark.parametrize("grade", Grade)
def test_a_grade_stays_itself_through_a_pickle(grade: Grade) -> None:
    assert pickle.loads(pickle.dumps(grade)) is grade
    assert repr(grade) == f"Grade.{grade.name}"

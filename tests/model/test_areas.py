"""
The areas are worded as Ofsted prints them, and a judgement is one grade in one of them.
"""

import pytest

from ofsted_ilacs.exceptions import GradeError, RecordError
from ofsted_ilacs.model.areas import Judgement, JudgementArea
from ofsted_ilacs.model.grades import Grade


@pytest.mark.parametrize(
    ("area", "printed"),
    [
        (JudgementArea.OVERALL_EFFECTIVENESS, "Overall effectiveness"),
        (
            JudgementArea.IMPACT_OF_LEADERS,
            "The impact of leaders on social work practice with children and families",
        ),
        (
            JudgementArea.HELP_AND_PROTECTION,
            "The experiences and progress of children who need help and protection",
        ),
        (JudgementArea.CHILDREN_IN_CARE, "The experiences and progress of children in care"),
        (JudgementArea.CARE_LEAVERS, "The experiences and progress of care leavers"),
        (
            JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS,
            "The experiences and progress of children in care and care leavers",
        ),
        (JudgementArea.LOOKED_AFTER_AND_PERMANENCE, "Children looked after and achieving permanence"),
        (JudgementArea.ADOPTION, "Adoption performance"),
        (JudgementArea.SIF_CARE_LEAVERS, "Experiences and progress of care leavers"),
        (JudgementArea.LEADERSHIP_MANAGEMENT_GOVERNANCE, "Leadership, management and governance"),
    ],
)
def test_an_area_is_worded_as_the_reports_print_it(area: JudgementArea, printed: str) -> None:
    assert area.label == printed


def test_no_two_areas_share_a_wording() -> None:
    assert len({area.label for area in JudgementArea}) == len(JudgementArea) == 10


def test_a_judgement_reads_as_the_report_does() -> None:
    judgement = Judgement(JudgementArea.OVERALL_EFFECTIVENESS, Grade.REQUIRES_IMPROVEMENT)
    assert str(judgement) == "Overall effectiveness: requires improvement to be good"
    assert repr(judgement) == ("Judgement(area=JudgementArea.OVERALL_EFFECTIVENESS, grade=Grade.REQUIRES_IMPROVEMENT)")


@pytest.mark.parametrize("grade", ["good", 2, None])
def test_a_judgement_needs_a_grade(grade: object) -> None:
    with pytest.raises(GradeError, match=r"grade: .* is not a Grade\. Use Grade\.parse"):
        Judgement(JudgementArea.CARE_LEAVERS, grade)  # type: ignore[arg-type]


@pytest.mark.parametrize("area", ["care_leavers", Grade.GOOD, None])
def test_a_judgement_needs_an_area(area: object) -> None:
    with pytest.raises(RecordError, match=r"area: .* is not of type Area"):
        Judgement(area, Grade.GOOD)  # type: ignore[arg-type]


def test_judgements_are_equal_when_area_and_grade_are() -> None:
    one = Judgement(JudgementArea.CARE_LEAVERS, Grade.GOOD)
    assert {one, Judgement(JudgementArea.CARE_LEAVERS, Grade.GOOD)} == {one}
    assert one != Judgement(JudgementArea.CARE_LEAVERS, Grade.OUTSTANDING)

"""
The areas that are judged, and one judgement.
"""

import attrs

from ofsted_ilacs.exceptions import GradeError
from ofsted_ilacs.model.display import Displayed, DisplayedEnum
from ofsted_ilacs.model.fields import some_of
from ofsted_ilacs.model.grades import Grade

__all__ = ["Judgement", "JudgementArea"]


class JudgementArea(DisplayedEnum):
    """
    An area that an edition judges; ``label`` is the wording as Ofsted prints it.
    """

    OVERALL_EFFECTIVENESS = "overall_effectiveness"
    IMPACT_OF_LEADERS = "impact_of_leaders"
    HELP_AND_PROTECTION = "help_and_protection"
    CHILDREN_IN_CARE = "children_in_care"
    CARE_LEAVERS = "care_leavers"
    CHILDREN_IN_CARE_AND_CARE_LEAVERS = "children_in_care_and_care_leavers"
    LOOKED_AFTER_AND_PERMANENCE = "looked_after_and_permanence"
    ADOPTION = "adoption"
    SIF_CARE_LEAVERS = "sif_care_leavers"
    LEADERSHIP_MANAGEMENT_GOVERNANCE = "leadership_management_governance"

    label: str


_LABELS = {
    JudgementArea.OVERALL_EFFECTIVENESS: "Overall effectiveness",
    JudgementArea.IMPACT_OF_LEADERS: "The impact of leaders on social work practice with children and families",
    JudgementArea.HELP_AND_PROTECTION: "The experiences and progress of children who need help and protection",
    JudgementArea.CHILDREN_IN_CARE: "The experiences and progress of children in care",
    JudgementArea.CARE_LEAVERS: "The experiences and progress of care leavers",
    JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS: (
        "The experiences and progress of children in care and care leavers"
    ),
    JudgementArea.LOOKED_AFTER_AND_PERMANENCE: "Children looked after and achieving permanence",
    JudgementArea.ADOPTION: "Adoption performance",
    JudgementArea.SIF_CARE_LEAVERS: "Experiences and progress of care leavers",
    JudgementArea.LEADERSHIP_MANAGEMENT_GOVERNANCE: "Leadership, management and governance",
}
for _area, _label in _LABELS.items():
    _area.label = _label


@attrs.frozen
class Judgement(Displayed):
    """
    One grade in one area.

    Attributes:
        area: The area judged.
        grade: The grade given.
    """

    area: JudgementArea = attrs.field(validator=some_of(JudgementArea))
    grade: Grade = attrs.field()

    @grade.validator
    def _check_grade(self, _: "attrs.Attribute[Grade]", value: object) -> None:
        if not isinstance(value, Grade):
            raise GradeError(f"grade: {value!r} is not a Grade. Use Grade.parse(text) first.")

    def __str__(self) -> str:
        return f"{self.area.label}: {self.grade.label}"

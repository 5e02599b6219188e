"""
The four ways that an authority can be on towards its next graded inspection.
"""

from ofsted_ilacs.model.display import LabelledEnum

__all__ = ["Pathway"]


class Pathway(LabelledEnum):
    """
    What the last outcome leads to; ``label`` says it in running text.
    """

    SHORT = "short", "a short inspection (one week on site)"
    STANDARD = "standard", "a standard inspection (two weeks on site)"
    INADEQUATE = "inadequate", "monitoring, then a re-inspection"
    FIRST_INSPECTION = "first_inspection", "a first inspection"

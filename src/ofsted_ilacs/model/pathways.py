"""
The four ways that an authority can be on towards its next graded inspection.
"""

from ofsted_ilacs.model.display import DisplayedEnum

__all__ = ["Pathway"]


class Pathway(DisplayedEnum):
    """
    What the last outcome leads to; ``label`` says it in running text.
    """

    SHORT = "short"
    STANDARD = "standard"
    INADEQUATE = "inadequate"
    FIRST_INSPECTION = "first_inspection"

    @property
    def label(self) -> str:
        """
        The pathway in running text.
        """
        return _LABELS[self]


_LABELS = {
    Pathway.SHORT: "a short inspection (one week on site)",
    Pathway.STANDARD: "a standard inspection (two weeks on site)",
    Pathway.INADEQUATE: "monitoring, then a re-inspection",
    Pathway.FIRST_INSPECTION: "a first inspection",
}

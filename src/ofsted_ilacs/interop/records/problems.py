"""
What is wrong with a cell of a table.
"""

import attrs

from ofsted_ilacs.model.display import Displayed, LabelledEnum
from ofsted_ilacs.model.records import as_annotated

__all__ = ["Problem", "ProblemKind"]


class ProblemKind(LabelledEnum):
    """
    How a cell is not to be trusted.

    MISSING: it says nothing, where the event needs it or the edition always has something. UNREADABLE: it says
    something that is not such a value. IMPOSSIBLE: it can be read but cannot be so; the edition, the other cells or
    another row rule it out. CHECK: it can be so and was read as it stands, but nearly all published reports speak
    against it.
    """

    MISSING = "missing", "missing"
    UNREADABLE = "unreadable", "unreadable"
    IMPOSSIBLE = "impossible", "impossible"
    CHECK = "check", "to be checked"


@attrs.frozen(field_transformer=as_annotated)
class Problem(Displayed):
    """
    One cell not to trust.

    Attributes:
        row: The position of its row in the input, counted from 0. A header that came among the rows counts; one that
            was given beside them, or that csv.DictReader read, does not.
        field: What the cell holds, one of `ofsted_ilacs.interop.records.FIELDS`; "row" for the row as a whole.
        value: What it says, as text.
        reason: Why that cannot be used, or should be checked.
        kind: Whether it is missing, unreadable, impossible, or to be checked.
        column: The name of its column in the input; "" for the row as a whole.
    """

    row: int
    field: str
    value: str
    reason: str
    kind: ProblemKind = attrs.field(kw_only=True)
    column: str = attrs.field(default="", kw_only=True)

    def __str__(self) -> str:
        return f"row {self.row}, {self.column or self.field} ({self.kind.value}): {self.reason}"

"""
The types of a rule's value, other than lengths, kinds and spans.
"""

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.days import whole_number
from ofsted_ilacs.model.display import Displayed, LabelledEnum
from ofsted_ilacs.model.fields import some_text, text
from ofsted_ilacs.model.messages import shown

__all__ = ["Anchor", "Between", "Estimate", "Unknown"]


class Anchor(LabelledEnum):
    """
    The day of the last inspection from which the interval to the next one is counted.
    """

    START = "start", "the first day on site"
    END = "end", "the last day on site"
    PUBLICATION = "publication", "publication"


@attrs.frozen
class Unknown(Displayed):
    """
    A value that this library does not know: it was published but not read, or no source that was read says.

    Attributes:
        what: What is missing, as a phrase.
        published_at: The address at which Ofsted publishes it; empty if no source that was read says it.
    """

    what: str = attrs.field(validator=some_text)
    published_at: str = attrs.field(default="", kw_only=True, validator=text)

    @property
    def is_published(self) -> bool:
        """
        Whether Ofsted publishes it, but it was not read for this library.
        """
        return bool(self.published_at)

    @property
    def why(self) -> str:
        """
        The same in two words: "not read" or "not known".
        """
        return "not read" if self.is_published else "not known"

    def __str__(self) -> str:
        if self.is_published:
            return f"not read: {self.what} (Ofsted publishes this at {self.published_at})"
        return f"not known: {self.what}"


@attrs.frozen
class Between(Displayed):
    """
    A number between two ends, both included.

    Attributes:
        least: The lower end.
        most: The upper end.
        unit: What is counted: "visits", "months", "weeks".
    """

    least: int = attrs.field()
    most: int = attrs.field()
    unit: str = attrs.field(kw_only=True, validator=some_text)

    @most.validator
    def _check_order(self, _: "attrs.Attribute[int]", value: int) -> None:
        if whole_number(value, "most") < whole_number(self.least, "least"):
            raise RecordError(f"Between {shown(self.least)} and {shown(value)}: swap the ends.")
        if self.least < 0 or value > _MOST:
            raise RecordError(
                f"Between {shown(self.least)} and {shown(value)}: nothing here is counted below 0 or above {_MOST}."
            )

    def __str__(self) -> str:
        if self.least == self.most:
            return f"{self.least} {self.unit.removesuffix('s') if self.least == 1 else self.unit}"
        return f"{self.least} to {self.most} {self.unit}"


_MOST = 1_000  # visits, months or weeks: more than any rule has, and few enough to loop over


_LARGEST = 10**9


def _number(value: float) -> float:
    if type(value) not in (int, float) or not abs(value) <= _LARGEST:  # which infinity and NaN are not either
        raise RecordError(f"{shown(value)} is not a finite number below 1,000,000,000. Pass an int or a float.")
    return float(value)


@attrs.frozen
class Estimate(Displayed):
    """
    A usual number, with its spread; never a deadline.

    Attributes:
        typical: The median or the most frequent value, as the rule's statement says.
        low: The tenth percentile.
        high: The ninetieth percentile.
        unit: What is counted: "working days", "months".
    """

    typical: float = attrs.field(converter=_number)
    low: float = attrs.field(kw_only=True, converter=_number)
    high: float = attrs.field(kw_only=True, converter=_number)
    unit: str = attrs.field(kw_only=True, validator=some_text)

    @high.validator
    def _check_order(self, _: "attrs.Attribute[float]", value: float) -> None:
        if not self.low <= self.typical <= value:
            raise RecordError(f"{self.low}, {self.typical}, {value}: low, typical and high must be in order.")

    def __str__(self) -> str:
        return f"{self.typical:g} {self.unit} (eight in ten: {self.low:g} to {self.high:g})"

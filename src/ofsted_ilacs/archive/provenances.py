"""
Where a row of the record comes from.
"""

from datetime import date

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.days import day_or_none, in_words
from ofsted_ilacs.model.display import Displayed, LabelledEnum
from ofsted_ilacs.model.fields import optional, some_of, some_text

__all__ = ["Provenance", "RecordBasis"]


class RecordBasis(LabelledEnum):
    """
    What a fact on record was taken from.
    """

    REPORT = "report", "the published report"
    LENGTH = "length", "the length of fieldwork"
    STATISTICS = "statistics", "Ofsted's official statistics"


@attrs.frozen(kw_only=True)
class Provenance(Displayed):
    """
    Where the row of an inspection or visit in the record comes from.

    Attributes:
        facts: What the days and the grades, or the theme, were taken from: the report or the statistics.
        kind: What the kind was taken from. Reports of the single inspection framework name it. Later reports never
            print short or standard: the kind is then taken from Ofsted's statistics, or from the length of fieldwork.
        address: Where the report can be read, or None if that is not on record.
        statistics_of: The as-at day of the statistics, or None if they were not used.
    """

    facts: RecordBasis = attrs.field(validator=some_of(RecordBasis))
    kind: RecordBasis = attrs.field(validator=some_of(RecordBasis))
    address: str | None = attrs.field(default=None, validator=optional(some_text))
    statistics_of: date | None = attrs.field(default=None, converter=day_or_none)

    def __attrs_post_init__(self) -> None:
        if (RecordBasis.STATISTICS in (self.facts, self.kind)) is (self.statistics_of is None):
            raise RecordError(
                f"statistics_of: {self.statistics_of}: it goes with facts or a kind taken from the statistics, and "
                "with nothing else. Give the day where one of the two is, and None if neither is."
            )

    def __str__(self) -> str:
        where = "" if self.address is None else f", {self.address}"
        facts = f"{self._in_words(self.facts)}{where}"
        return facts if self.kind is self.facts else f"{facts}; the kind from {self._in_words(self.kind)}"

    def _in_words(self, basis: RecordBasis) -> str:
        if basis is RecordBasis.STATISTICS and self.statistics_of is not None:
            return f"{basis.label} as at {in_words(self.statistics_of)}"
        return basis.label

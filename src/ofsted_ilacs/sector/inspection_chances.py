"""
How likely each authority's next graded inspection begins by a day.
"""

from datetime import date

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.records import as_annotated, check_together
from ofsted_ilacs.planning.explained_answer import Answers
from ofsted_ilacs.planning.forecast import begun_by, forecast
from ofsted_ilacs.planning.forecast_model import ForecastModel
from ofsted_ilacs.sector.country import Histories, known_on

__all__ = ["InspectionChance", "inspection_chances"]


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class InspectionChance(Displayed):
    """
    How likely an authority's next graded inspection begins by a day, by its forecast.

    Attributes:
        authority: The authority.
        region: Its region, or None if that is not known.
        as_of: The day of asking.
        until: The day by which it begins.
        chance: How likely it has begun by then, from 0 to 1: it may have begun already without a report.
        already_begun: How likely it had begun by the day of asking without a report in the history.
        p10: The Monday by which it begins with a chance of one in ten, if it had not by the day of asking.
        p50: The same with even chances.
        p90: The same with nine in ten.
    """

    authority: Authority
    region: str | None
    as_of: date
    until: date
    chance: float
    already_begun: float
    p10: date
    p50: date
    p90: date

    def __attrs_post_init__(self) -> None:
        check_together(
            self,
            chance=0 <= self.chance <= 1,
            already_begun=0 <= self.already_begun <= 1,
            until=self.as_of <= self.until,
            p50=self.p10 <= self.p50,
            p90=self.p50 <= self.p90,
        )


def inspection_chances(
    histories: Histories, *, as_of: date, until: date, model: ForecastModel | None = None
) -> tuple[InspectionChance, ...]:
    """
    Return how likely each authority's next graded inspection begins by a day; the likeliest is first.

    Args:
        histories: The histories. Authorities that did not exist on *as_of*, or had no graded inspection, are left out.
        as_of: The day of asking; what became known later is left out of account.
        until: The day by which it begins.
        model: As for `forecast`.

    Raises:
        RecordError: When *until* lies before *as_of*.
    """
    as_of, until = day(as_of), day(until)
    if until < as_of:
        raise RecordError(f"until, {until}, is before as_of, {as_of}. Ask until a later day.")
    rows = []
    for each in known_on(as_of, histories):
        if each.existed and any(event.kind.is_full_inspection for event in each.events):
            ahead = forecast(each.history, as_of=as_of, model=model)
            rows.append(
                InspectionChance(
                    authority=each.authority,
                    region=each.region,
                    as_of=as_of,
                    until=until,
                    chance=begun_by(ahead, until),
                    already_begun=ahead.already_begun,
                    p10=ahead.quantile(0.1),
                    p50=ahead.quantile(0.5),
                    p90=ahead.quantile(0.9),
                )
            )
    return Answers(sorted(rows, key=lambda row: (-row.chance, row.authority.name)))

"""
Who replaced whom, and when: the reorganisations of local government that made or abolished an authority.

Authorities that only changed their form or their boundary carried on, and are not here: Buckinghamshire (2020),
North Yorkshire and Somerset (2023), Barnsley and Sheffield (2025).
"""

from datetime import date

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.days import day as exact_day, in_words
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.fields import some_text, text, truth, tuple_of
from ofsted_ilacs.model.messages import shown

__all__ = ["REORGANISATIONS", "Reorganisation"]


@attrs.frozen(kw_only=True)
class Reorganisation(Displayed):
    """
    The end of one authority, and those that took its place.

    Attributes:
        day: The first day of the successors, on which the predecessor no longer exists.
        decided: The day on which this became known: the Order was made, or the decision announced.
        predecessor: The official name of the authority that ends.
        successors: The official names of those that replace it, wholly or in part.
        title: The Order of Parliament, or the announcement.
        url: Where to read it.
        is_announced: Whether it still lies ahead, so that the day and the names may yet change.
        last_outcome: How the predecessor was last judged, as its successors' reports say; empty where they do not.
    """

    day: date = attrs.field(converter=exact_day)
    decided: date = attrs.field(converter=exact_day)
    predecessor: str = attrs.field(validator=some_text)
    successors: tuple[str, ...] = attrs.field(validator=tuple_of(str))
    title: str = attrs.field(validator=some_text)
    url: str = attrs.field(validator=some_text)
    is_announced: bool = attrs.field(default=False, validator=truth)
    last_outcome: str = attrs.field(default="", validator=text)

    @decided.validator
    def _check_decided(self, _: "attrs.Attribute[date]", value: date) -> None:
        if value > self.day:
            raise RecordError(f"It was decided on {value}, after it took effect on {self.day}. Check both days.")

    @successors.validator
    def _check_successors(self, _: "attrs.Attribute[tuple[str, ...]]", value: tuple[str, ...]) -> None:
        if not value:
            raise RecordError(f"successors: nobody follows {shown(self.predecessor)}. Name those that replace it.")

    def __str__(self) -> str:
        verb = "is to be replaced" if self.is_announced else "was replaced"
        successors = " and by ".join(self.successors)
        return f"{self.predecessor} {verb} on {in_words(self.day)} by {successors} ({self.title})."


_DORSET_ORDER_MADE = date(2018, 5, 25)
_DORSET_ORDER = (
    "The Bournemouth, Dorset and Poole (Structural Changes) Order 2018, SI 2018/648",
    "https://www.legislation.gov.uk/uksi/2018/648",
)

REORGANISATIONS = (
    Reorganisation(
        day=date(2009, 4, 1),
        decided=date(2008, 3, 27),
        predecessor="Bedfordshire",
        successors=("Bedford", "Central Bedfordshire"),
        title="The Bedfordshire (Structural Changes) Order 2008, SI 2008/907",
        url="https://www.legislation.gov.uk/uksi/2008/907",
    ),
    Reorganisation(
        day=date(2009, 4, 1),
        decided=date(2008, 3, 4),
        predecessor="Cheshire",
        successors=("Cheshire East", "Cheshire West and Chester"),
        title="The Cheshire (Structural Changes) Order 2008, SI 2008/634",
        url="https://www.legislation.gov.uk/uksi/2008/634",
    ),
    # Christchurch passed from the county to its new neighbour, the rest of the county to the new Dorset.
    Reorganisation(
        day=date(2019, 4, 1),
        decided=_DORSET_ORDER_MADE,
        predecessor="Dorset (county council)",
        successors=("Dorset", "Bournemouth, Christchurch and Poole"),
        title=_DORSET_ORDER[0],
        url=_DORSET_ORDER[1],
    ),
    Reorganisation(
        day=date(2019, 4, 1),
        decided=_DORSET_ORDER_MADE,
        predecessor="Bournemouth",
        successors=("Bournemouth, Christchurch and Poole",),
        title=_DORSET_ORDER[0],
        url=_DORSET_ORDER[1],
    ),
    Reorganisation(
        day=date(2019, 4, 1),
        decided=_DORSET_ORDER_MADE,
        predecessor="Poole",
        successors=("Bournemouth, Christchurch and Poole",),
        title=_DORSET_ORDER[0],
        url=_DORSET_ORDER[1],
    ),
    Reorganisation(
        day=date(2021, 4, 1),
        # The day on which the Order was made was not read, so this is the last that it can be.
        decided=date(2020, 12, 31),
        predecessor="Northamptonshire",
        successors=("North Northamptonshire", "West Northamptonshire"),
        title="The Northamptonshire (Structural Changes) Order 2020, SI 2020/156",
        url="https://www.legislation.gov.uk/uksi/2020/156",
        last_outcome="judged inadequate in 2019",
    ),
    Reorganisation(
        day=date(2023, 4, 1),
        decided=date(2022, 3, 17),
        predecessor="Cumbria",
        successors=("Cumberland", "Westmorland and Furness"),
        title="The Cumbria (Structural Changes) Order 2022, SI 2022/331",
        url="https://www.legislation.gov.uk/uksi/2022/331",
        last_outcome="judged requires improvement in November 2022",
    ),
    Reorganisation(
        day=date(2027, 4, 1),
        decided=date(2025, 10, 28),
        predecessor="Surrey",
        successors=("East Surrey", "West Surrey"),
        title="announced: the Government's decision of 28 October 2025",
        url="https://www.surreylgrhub.org/homepage/15/decision-on-local-government-reorganisation",
        is_announced=True,
    ),
)
"""Every reorganisation that the register knows, in order of their days; more areas are planned for 1 April 2028."""

"""
The sheets of Ofsted's official statistics, "Local authority inspection outcomes": how their columns are called, and who
the authorities in them were.

The layouts are those of the releases of 2023, 2024 and 2025. Only the sheets that state a kind and a first day hold
events: the inspection history, and the inspections and visits of a year.
"""

from collections.abc import Iterable
from datetime import date

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.interop.records.table_layout import IN_CARE, Table, tidy
from ofsted_ilacs.model.areas import JudgementArea
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.register.succession import predecessors

__all__ = ["fields_of_sheet", "is_header", "namesake_on"]


def _plain(name: str) -> str:
    return " ".join(tidy(name).casefold().split())


_FIELDS = {
    "local authority area code": "authority",
    "local authority code": "authority",
    "local authority name": "authority",
    "local authority": "authority",
    "inspection date": "start",
    "inspection start date": "start",
    "visit date": "start",
    "inspection/visit date": "start",
    "inspection end date": "end",
    "publication date": "published",
    "inspection type": "kind",
    "visit type": "kind",
    "inspection/visit type": "kind",
    "visit theme": "theme",
    # Until 2022 the area of this name was that of children in care and care leavers; the sheets call both by it.
    **{_plain(area.label): area.value for area in JudgementArea},
    _plain(JudgementArea.CHILDREN_IN_CARE.label): IN_CARE,
}
"""
What each column holds, by its name in lower case. "Web link" leads to the authority's page and not to a report, so it
is not read.
"""


def is_header(cells: Iterable[object]) -> bool:
    """
    Return whether a row is the header of any sheet of the statistics: those without events too, to be told from titles.
    """
    names = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    return len(names) >= _FEWEST_COLUMNS and any(_FIELDS.get(_plain(name)) == "authority" for name in names)


_FEWEST_COLUMNS = 3


def fields_of_sheet(table: Table) -> dict[str, str]:
    """
    Return what each column of a sheet holds, by its name.

    Raises:
        RecordError: When it is a sheet of the statistics that holds no events: it states no first day, or no kind.
    """
    fields = {name: field for name in table.names.values() if (field := _FIELDS.get(_plain(name))) is not None}
    held = set(fields.values())
    if "authority" not in held:
        return fields
    if "start" not in held:
        raise RecordError(
            "This is a sheet of Ofsted's statistics with one row an authority, its inspections side by side, and it "
            f"states no first day of any. {_WAY_OUT}"
        )
    if "kind" not in held:
        raise RecordError(
            "This is a sheet of Ofsted's statistics that states each authority's latest judgements, and neither the "
            f"kind nor the last day of an inspection. {_WAY_OUT}"
        )
    return fields


_WAY_OUT = (
    "Read the inspection history of the release of 2025 or later, or the in-year inspections: both state the first day "
    "and the kind of each."
)


def namesake_on(authority: Authority, day: date) -> Authority:
    """
    Return the authority that went by a name on a day: Dorset in 2018 is the county council that was abolished in 2019.
    """
    if authority.existed_on(day):
        return authority
    former = [
        each
        for each in predecessors(authority)
        if each.existed_on(day) and each.name.partition(" (")[0] == authority.name
    ]
    return former[0] if len(former) == 1 else authority

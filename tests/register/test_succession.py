"""
Who replaced whom, on which day, and on what authority.
"""

from datetime import date
from pathlib import Path

import pytest

from ofsted_ilacs.exceptions import UnknownAuthorityError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.register.authority_table import AUTHORITIES
from ofsted_ilacs.register.lookup import authority
from ofsted_ilacs.register.reorganisations import REORGANISATIONS
from ofsted_ilacs.register.succession import predecessors, succession, successors
from tests.data import rows


def names(several: tuple[Authority, ...]) -> set[str]:
    return {each.name for each in several}


@pytest.mark.parametrize(
    ("former", "present"),
    [
        ("Cumbria", {"Cumberland", "Westmorland and Furness"}),
        ("Northamptonshire", {"North Northamptonshire", "West Northamptonshire"}),
        ("Dorset County Council", {"Dorset", "Bournemouth, Christchurch and Poole"}),
        ("Poole", {"Bournemouth, Christchurch and Poole"}),
    ],
)
def test_a_former_authority_names_its_successors(former: str, present: set[str]) -> None:
    assert names(successors(authority(former))) == present


def test_bournemouth_christchurch_and_poole_came_from_three() -> None:
    came_from = predecessors(authority("BCP"))
    assert names(came_from) == {"Bournemouth", "Poole", "Dorset (county council)"}
    assert {each.abolished for each in came_from} == {date(2019, 4, 1)}


@pytest.mark.parametrize("former", AUTHORITIES)
def test_one_ends_on_the_day_that_the_next_begins(former: Authority) -> None:
    for successor in successors(former):
        assert successor.established == former.abolished
        assert former in predecessors(successor)


@pytest.mark.parametrize("name", ["Buckinghamshire", "Somerset", "North Yorkshire", "Barnsley", "Sheffield"])
def test_an_authority_that_changed_its_form_or_boundary_carried_on(name: str) -> None:
    assert predecessors(authority(name)) == successors(authority(name)) == ()


def test_the_end_of_surrey_is_announced_and_marked_so() -> None:
    surrey = authority("Surrey")
    end = succession(surrey).end
    assert end is not None
    assert end.is_announced
    assert end.day == date(2027, 4, 1)
    assert end.successors == ("East Surrey", "West Surrey")
    assert str(end).startswith("Surrey is to be replaced on 1 April 2027 by East Surrey and by West Surrey (announced")


def test_what_is_only_announced_is_not_yet_a_fact_of_the_register() -> None:
    surrey = authority("Surrey")
    assert surrey.abolished is None
    assert successors(surrey) == ()


def test_cumbria_ended_by_an_order_of_parliament() -> None:
    end = succession(authority("Cumbria")).end
    assert "SI 2022/331" in str(end)


@pytest.mark.parametrize("change", REORGANISATIONS)
def test_every_reorganisation_says_where_to_read_it(change: object) -> None:
    assert getattr(change, "url", "").startswith("https://")
    assert getattr(change, "title", "")


def test_an_authority_outside_the_register_has_no_known_succession() -> None:
    nowhere = Authority("Nowhere", "999")
    assert succession(nowhere).origins == ()
    assert succession(nowhere).end is None


def test_a_name_is_not_an_authority() -> None:
    with pytest.raises(UnknownAuthorityError, match="Look it up first"):
        successors("Cumbria")  # type: ignore[arg-type]


def test_the_open_list_of_abolished_authorities_agrees(open_data: Path) -> None:
    listed = [row for row in rows(open_data / "former_authorities.csv") if row["change_type"] == "abolished"]
    for row in listed:
        former = authority(row["dfe_code"])
        assert former.abolished == date.fromisoformat(row["end_date"])
        assert {each.dfe_code for each in successors(former)} == set(row["successor_dfe_codes"].split("|"))
    assert len(listed) == len([change for change in REORGANISATIONS if not change.is_announced])

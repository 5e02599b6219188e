"""
Who replaced whom, on which day, and on what authority.
"""

from datetime import date, timedelta
from pathlib import Path

import attrs
import pytest

from ofsted_ilacs.exceptions import NotADateError, RecordError, UnknownAuthorityError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.register.authority_table import AUTHORITIES
from ofsted_ilacs.register.lookup import authorities, authority
from ofsted_ilacs.register.reorganisations import REORGANISATIONS, Reorganisation
from ofsted_ilacs.register.succession import Succession, predecessors, succession, successors
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
    end = succession(former).end
    for successor in successors(former):
        assert end is not None
        assert successor.established == end.day
        assert former.abolished == (None if end.is_announced else end.day)
        assert successor.is_announced == end.is_announced
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
    assert not surrey.is_announced
    assert surrey in authorities(date(2027, 3, 31))


def test_the_successors_of_surrey_are_the_two_that_are_announced() -> None:
    coming = successors(authority("Surrey"))

    assert names(coming) == {"East Surrey", "West Surrey"}
    for each in coming:
        assert each is authority(each.name, on=date(2027, 4, 1))
        assert (each.is_announced, each.established) == (True, date(2027, 4, 1))
        assert predecessors(each) == (authority("Surrey"),)


@pytest.mark.parametrize(
    ("name", "decided"), [("Cumbria", date(2022, 3, 17)), ("Poole", date(2018, 5, 25)), ("Surrey", date(2025, 10, 28))]
)
def test_an_end_is_not_known_before_the_day_on_which_it_was_decided(name: str, decided: date) -> None:
    former = authority(name)

    assert succession(former, known_on=decided - timedelta(1)).end is None
    assert succession(former, known_on=decided) == succession(former)


def test_where_cumberland_came_from_is_not_known_before_the_order_was_made() -> None:
    cumberland = authority("Cumberland")

    assert succession(cumberland, known_on=date(2022, 3, 16)).origins == ()
    assert [change.predecessor for change in succession(cumberland, known_on=date(2022, 3, 17)).origins] == ["Cumbria"]


def test_what_was_known_is_asked_of_a_day() -> None:
    with pytest.raises(NotADateError):
        succession(authority("Leeds"), known_on="2022-03-17")  # type: ignore[arg-type]


def test_cumbria_ended_by_an_order_of_parliament() -> None:
    end = succession(authority("Cumbria")).end
    assert "SI 2022/331" in str(end)


@pytest.mark.parametrize("change", REORGANISATIONS)
def test_every_reorganisation_was_decided_before_its_day(change: Reorganisation) -> None:
    assert change.decided < change.day


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


def test_a_reorganisation_was_decided_before_it_took_effect_and_somebody_follows() -> None:
    cumbria = REORGANISATIONS[-2]
    with pytest.raises(RecordError, match="decided on 2023-04-02, after it took effect on 2023-04-01"):
        attrs.evolve(cumbria, decided=date(2023, 4, 2))
    with pytest.raises(RecordError, match="nobody follows 'Cumbria'"):
        attrs.evolve(cumbria, successors=())


def test_a_succession_holds_only_what_concerns_its_authority() -> None:
    cumbria = REORGANISATIONS[-2]
    leeds = authority("Leeds")
    with pytest.raises(RecordError, match="origins: 'Leeds' did not follow 'Cumbria'"):
        Succession(authority=leeds, origins=(cumbria,))
    with pytest.raises(RecordError, match="end: what ended 'Cumbria' did not end 'Leeds'"):
        Succession(authority=leeds, end=cumbria)

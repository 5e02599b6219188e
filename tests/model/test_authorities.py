"""
An authority is told by its code, existed between two days, and is not made of anything else.
"""

import pickle
from datetime import UTC, datetime, timedelta

import pytest

from ofsted_ilacs.exceptions import NotADateError, RecordError
from ofsted_ilacs.model.authorities import Authority, AuthorityKind
from tests.builders import on

LEEDS = Authority("Leeds", "383", gss_code="E08000035", urn="80481", kind=AuthorityKind.METROPOLITAN_DISTRICT)


def test_the_code_alone_tells_authorities_apart() -> None:
    assert Authority("Leeds City Council", "383") == LEEDS
    assert hash(Authority("Leeds City Council", "383")) == hash(LEEDS)
    assert Authority("Leeds", "384") != LEEDS


@pytest.mark.parametrize("code", ["38", "3830", "38a", "", " 383", "٣٨٣", 383, None])
def test_a_code_is_three_digits_as_text(code: object) -> None:
    with pytest.raises(RecordError, match=r"is not a three-digit DfE code\. Pass a text such as '383' \(Leeds\)\."):
        Authority("Leeds", code)  # type: ignore[arg-type]


def test_an_announced_authority_may_have_no_code_yet_and_is_told_by_its_name() -> None:
    first = on("2027-04-01")
    east = Authority("East Surrey", None, established=first, is_announced=True)
    west = Authority("West Surrey", None, established=first, is_announced=True)

    assert east == Authority("East Surrey", None, established=first, is_announced=True, region="South East")
    assert len({east, west, LEEDS, Authority("East Surrey", "999")}) == 4
    assert (east.code_or_name, LEEDS.code_or_name) == ("East Surrey", "383")
    assert pickle.loads(pickle.dumps(east)) == east
    assert not east.existed_on(first - timedelta(1))
    assert east.existed_on(first)


def test_an_authority_is_equal_to_nothing_else() -> None:
    assert LEEDS != "383"
    assert LEEDS != ("383", "")


def test_an_announced_authority_is_announced_for_a_day() -> None:
    with pytest.raises(RecordError, match="East Surrey is announced, but not for any day"):
        Authority("East Surrey", None, is_announced=True)


@pytest.mark.parametrize("name", ["", "  ", None, 383])
def test_a_name_has_something_in_it(name: object) -> None:
    with pytest.raises(RecordError, match=r"name: .* is not a text with something in it"):
        Authority(name, "383")  # type: ignore[arg-type]


def test_a_kind_is_no_word() -> None:
    with pytest.raises(RecordError, match="kind: 'unitary' is not of type AuthorityKind"):
        Authority("Medway", "887", kind="unitary")  # type: ignore[arg-type]


def test_neighbours_are_a_tuple_of_codes() -> None:
    with pytest.raises(RecordError, match="is not a tuple"):
        Authority("Leeds", "383", neighbours=["384"])  # type: ignore[arg-type]
    with pytest.raises(RecordError, match="384 is not of type str"):
        Authority("Leeds", "383", neighbours=(384,))  # type: ignore[arg-type]


def test_cumbria_existed_until_the_day_before_it_was_abolished() -> None:
    cumbria = Authority("Cumbria", "909", abolished=on("2023-04-01"))
    assert cumbria.existed_on(on("2023-03-31"))
    assert not cumbria.existed_on(on("2023-04-01"))


def test_cumberland_exists_from_the_day_on_which_it_was_established() -> None:
    cumberland = Authority("Cumberland", "942", established=on("2023-04-01"))
    assert not cumberland.existed_on(on("2023-03-31"))
    assert cumberland.existed_on(on("2023-04-01"))


def test_what_is_not_known_of_its_days_does_not_end_an_authority() -> None:
    assert LEEDS.existed_on(on("1974-04-01"))
    assert LEEDS.existed_on(on("2074-04-01"))


@pytest.mark.parametrize("days", [0, 1])
def test_an_authority_is_abolished_after_its_first_day(days: int) -> None:
    first = on("2023-04-01")
    with pytest.raises(RecordError, match=r"Cumberland was abolished on .*, not after its first day, 2023-04-01"):
        Authority("Cumberland", "942", established=first, abolished=first - timedelta(days))


def test_its_days_are_days() -> None:
    with pytest.raises(NotADateError):
        Authority("Cumberland", "942", established=datetime(2023, 4, 1, tzinfo=UTC))
    with pytest.raises(NotADateError):
        LEEDS.existed_on("2023-04-01")  # type: ignore[arg-type]


def test_an_authority_cannot_be_changed_and_survives_a_pickle_whole() -> None:
    with pytest.raises(AttributeError):
        LEEDS.name = "Bradford"  # type: ignore[misc]
    copy = pickle.loads(pickle.dumps(LEEDS))
    assert (copy.name, copy.dfe_code, copy.gss_code, copy.urn, copy.kind) == (
        "Leeds",
        "383",
        "E08000035",
        "80481",
        AuthorityKind.METROPOLITAN_DISTRICT,
    )
    assert str(copy) == "Leeds"

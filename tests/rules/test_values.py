"""
The values of rules: a span of numbers, an estimate with its spread, and two kinds of what is not known.
"""

import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.exceptions import NotAnIntegerError, RecordError
from ofsted_ilacs.rules.values import Anchor, Between, Estimate, Unknown

FRAMEWORK = "https://www.gov.uk/government/publications/inspecting-local-authority-childrens-services-from-2018"


def test_what_no_source_says_is_not_known() -> None:
    unknown = Unknown("when the action planning visit takes place")
    assert str(unknown) == "not known: when the action planning visit takes place"
    assert (unknown.why, unknown.is_published) == ("not known", False)


def test_what_ofsted_publishes_and_was_not_read_says_where_it_can_be_read() -> None:
    unread = Unknown("the notice of a focused visit", published_at=FRAMEWORK)
    assert str(unread) == f"not read: the notice of a focused visit (Ofsted publishes this at {FRAMEWORK})"
    assert (unread.why, unread.is_published) == ("not read", True)
    assert unread != Unknown("the notice of a focused visit")


@pytest.mark.parametrize("what", ["", "  ", None])
def test_what_is_not_known_has_a_name(what: object) -> None:
    with pytest.raises(RecordError, match="what"):
        Unknown(what)  # type: ignore[arg-type]


def test_each_anchor_is_named_in_running_text() -> None:
    assert [anchor.label for anchor in Anchor] == ["the first day on site", "the last day on site", "publication"]


@given(st.integers(0, 1_000), st.integers(0, 1_000))
def test_the_ends_of_a_stretch_are_in_order(least: int, most: int) -> None:
    if least <= most:
        assert (Between(least, most, unit="visits").least, Between(least, most, unit="visits").most) == (least, most)
    else:
        with pytest.raises(RecordError, match=r"swap the ends"):
            Between(least, most, unit="visits")


@pytest.mark.parametrize(("least", "most"), [(-1, 2), (0, 1_001), (-5, -3), (10**9, 10**9)])
def test_a_stretch_that_no_rule_could_mean_is_refused(least: int, most: int) -> None:
    with pytest.raises(RecordError, match=r"nothing here is counted"):
        Between(least, most, unit="visits")


@pytest.mark.parametrize(("least", "most", "words"), [(1, 2, "1 to 2 visits"), (3, 3, "3 visits")])
def test_a_stretch_says_its_unit(least: int, most: int, words: str) -> None:
    assert str(Between(least, most, unit="visits")) == words


@pytest.mark.parametrize(("least", "most"), [("1", 2), (1, 2.0), (None, 2), (True, 2), (0, False)])
def test_a_stretch_is_of_whole_numbers(least: object, most: object) -> None:
    with pytest.raises(NotAnIntegerError, match="must be a whole number"):
        Between(least, most, unit="visits")  # type: ignore[arg-type]


@pytest.mark.parametrize(("typical", "low", "high"), [(20, 21, 33), (34, 21, 33), (21, 33, 21)])
def test_an_estimate_lies_within_its_spread(typical: float, low: float, high: float) -> None:
    with pytest.raises(RecordError, match="must be in order"):
        Estimate(typical, low=low, high=high, unit="working days")


@pytest.mark.parametrize("typical", [float("nan"), float("inf"), "21", True, None])
def test_an_estimate_is_of_finite_numbers(typical: object) -> None:
    with pytest.raises(RecordError, match="is not a finite number"):
        Estimate(typical, low=0, high=33, unit="working days")  # type: ignore[arg-type]


def test_an_estimate_says_its_spread() -> None:
    assert str(Estimate(40.9, low=36.8, high=42.2, unit="months")) == "40.9 months (eight in ten: 36.8 to 42.2)"
    assert str(Estimate(30, low=30, high=42, unit="working days")) == "30 working days (eight in ten: 30 to 42)"

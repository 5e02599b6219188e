"""
Any value can be shown in a message: briefly, on one line, and without an error of its own.
"""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.messages import shown, type_name


class Speechless:
    def __repr__(self) -> str:
        raise RuntimeError("no words")


class Talkative:
    def __repr__(self) -> str:
        return "x" * 10**7


class Recursive:
    def __repr__(self) -> str:
        return repr(self)


def list_in_itself() -> list[Any]:
    made: list[Any] = [1]
    made.append(made)
    return made


def nested(depth: int) -> tuple[Any, ...]:
    made: tuple[Any, ...] = ()
    for _ in range(depth):
        made = (made,)
    return made


@pytest.mark.parametrize(
    "value", [date(2024, 1, 2), Grade.GOOD, "Leeds", "it's", b"Leeds", 383, -1, 2.5, True, None, (1, "a"), [], {"a": 1}]
)
def test_what_is_short_is_shown_as_python_writes_it(value: object) -> None:
    assert shown(value) == repr(value)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("x" * 10**7, f"'{'x' * 100}'… (cut: 100 of 10,000,000 characters)"),
        (10**5_000, "<int of about 5,001 digits>"),
        (-(10**5_000), "<int of about 5,001 digits>"),
        (list(range(10**6)), "[0, 1, 2, 3, 4, 5, ...]"),
        (list_in_itself(), "[1, [1, [1, [...]]]]"),
        (nested(10**4), "((((...),),),)"),
        ("\ud800 and \u202e", r"'\ud800 and \u202e'"),
    ],
    ids=["long text", "long number", "negative", "many items", "itself", "deep", "unseen"],
)
def test_what_is_not_is_cut(value: object, said: str) -> None:
    assert shown(value) == said


@pytest.mark.parametrize("value", [Speechless(), Recursive(), [Speechless()], {Recursive(): 1}], ids=type_name)
def test_what_cannot_write_itself_gives_its_type(value: object) -> None:
    assert "Speechless>" in shown(value) or "Recursive>" in shown(value)


def test_what_writes_too_much_is_cut() -> None:
    assert len(shown(Talkative())) < 300


def test_a_type_is_named_with_its_module_and_not_at_length() -> None:
    assert type_name(1) == "int"
    assert type_name(date(2024, 1, 2)) == "datetime.date"
    assert len(type_name(type("X" * 10**5, (), {})())) < 200


@given(
    st.recursive(
        st.none() | st.text() | st.integers() | st.floats() | st.binary() | st.characters(categories=["Cs"]),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner),
    )
)
def test_a_value_is_one_short_line_that_can_be_written(value: object) -> None:
    said = shown(value)

    assert len(said) < 300
    assert len(said.splitlines()) == 1
    said.encode()

"""
Places in a table.
"""

from hypothesis import given, strategies as st

from ofsted_ilacs.sector.ranks import Rank, ranks

figures = st.lists(st.tuples(st.integers(0, 9) | st.none(), st.sampled_from(["North", "South", None])), max_size=30)


def test_equal_figures_share_a_place_and_the_next_is_left_out() -> None:
    assert ranks([3, 1, 3, 9], ["North"] * 4) == [Rank(2, 4), Rank(1, 4), Rank(2, 4), Rank(4, 4)]


def test_a_row_without_a_figure_or_a_group_has_no_place_and_is_not_counted() -> None:
    assert ranks([5, None, 7], ["North", "North", None]) == [Rank(1, 1), None, None]


@given(figures)
def test_a_place_is_one_more_than_the_smaller_figures_of_the_group(rows: list[tuple[int | None, str | None]]) -> None:
    places = ranks([figure for figure, _ in rows], [group for _, group in rows])
    for (figure, group), rank in zip(rows, places, strict=True):
        mine = [other for other, theirs in rows if theirs == group and other is not None]
        if figure is None or group is None:
            assert rank is None
        else:
            assert rank == Rank(sum(other < figure for other in mine) + 1, len(mine))


def test_a_rank_reads_as_text() -> None:
    assert str(Rank(3, 153)) == "3 of the 153 given"

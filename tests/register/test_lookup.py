"""
Any name or code that reports use finds its authority, and only that one.
"""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.exceptions import CoverageError, NotADateError, UnknownAuthorityError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.register.authority_table import ANNOUNCED, AUTHORITIES, FORMER_GSS_CODES, REGISTER_DAY
from ofsted_ilacs.register.lookup import authorities, authority, find
from ofsted_ilacs.register.spellings import (
    SHARED_NAMES,
    SPELLINGS,
    TITLES_AFTER,
    TITLES_BEFORE,
    core_name,
    plain,
)
from tests.data import rows

any_authority = st.sampled_from(AUTHORITIES)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("leeds", "Leeds"),
        ("Leeds City Council", "Leeds"),
        ("383", "Leeds"),
        ("E08000035", "Leeds"),
        ("e08000035", "Leeds"),
        ("80481", "Leeds"),
        ("St. Helens Metropolitan Borough Council", "St Helens"),
        ("Saint Helens", "St Helens"),
        ("London Borough of Hammersmith & Fulham", "Hammersmith and Fulham"),
        ("windsor & maidenhead", "Windsor and Maidenhead"),
        ("The Royal Borough of Windsor and Maidenhead", "Windsor and Maidenhead"),
        ("Kingston upon Thames, Royal Borough of", "Kingston upon Thames"),
        ("Kingston upon Hull, City of", "Kingston upon Hull"),
        ("Bristol, City of", "Bristol"),
        ("Herefordshire, County of", "Herefordshire"),
        ("County Durham", "Durham"),
        ("Council of the Isles of Scilly", "Isles of Scilly"),
        ("Wakefield District Metropolitan Council", "Wakefield"),
        ("Metropolitan Borough of Barnsley Council", "Barnsley"),
        ("Barnsley MBC", "Barnsley"),
        ("Southend on Sea", "Southend-on-Sea"),
        ("Stoke\N{EN DASH}on\N{EN DASH}Trent", "Stoke-on-Trent"),
        ("Bournemouth Christchurch & Poole", "Bournemouth, Christchurch and Poole"),
        ("Bradford Children and Families Trust", "Bradford"),
        ("Medway Children\N{RIGHT SINGLE QUOTATION MARK}s Services", "Medway"),
        ("Birmingham Children\x92s Trust", "Birmingham"),
        ("Stock\N{SOFT HYPHEN}ton-on-Tees", "Stockton-on-Tees"),
        ("Kingston on Hull", "Kingston upon Hull"),
        ("Stockton upon Tees", "Stockton-on-Tees"),
        ("Barking + Dagenham", "Barking and Dagenham"),
        ("LB Camden", "Camden"),
        ("LB of Merton", "Merton"),
        ("London Borough Merton", "Merton"),
        ("Kent CC", "Kent"),
        ("Leicester CC", "Leicester"),
        ("Medway UA", "Medway"),
        ("Leeds Local Authority", "Leeds"),
        ("london corporation", "City of London"),
        ("City of London", "City of London"),
        ("City of Westminster", "Westminster"),
        ("Derby City", "Derby"),
        ("Derbyshire County Council", "Derbyshire"),
        ("Nottingham", "Nottingham"),
        ("Nottinghamshire", "Nottinghamshire"),
        ("Leicester City Council", "Leicester"),
        ("Leicestershire", "Leicestershire"),
        ("North Yorkshire County Council", "North Yorkshire"),
        ("Buckinghamshire County Council", "Buckinghamshire"),
        ("Dorset", "Dorset"),
        ("Dorset Council", "Dorset"),
        ("Dorset County Council", "Dorset (county council)"),
        ("Dorset CC", "Dorset (county council)"),
        ("Cumbria", "Cumbria"),
    ],
)
def test_a_spelling_that_reports_use_finds_its_authority(key: str, name: str) -> None:
    assert authority(key).name == name


@given(any_authority)
def test_every_code_finds_its_authority(known: Authority) -> None:
    for code in (known.dfe_code, known.gss_code, known.urn):
        assert code is None or authority(code) is known


@given(any_authority, st.sampled_from([str.upper, str.lower, str.title, str.swapcase]), st.sampled_from(" -_,\u00a0"))
def test_case_and_separators_never_matter(known: Authority, case: object, separator: str) -> None:
    assert callable(case)
    assert authority(f" {case(known.name).replace(' ', separator)} ") is known


@pytest.mark.parametrize("code", FORMER_GSS_CODES)
def test_a_superseded_code_finds_the_authority_that_carries_on(code: str) -> None:
    assert authority(code).dfe_code == FORMER_GSS_CODES[code]
    assert authority(code).gss_code != code


def test_every_code_means_one_authority_over_time() -> None:
    codes = [each.dfe_code for each in AUTHORITIES]
    codes += [code for each in AUTHORITIES for code in (each.gss_code, each.urn) if code] + list(FORMER_GSS_CODES)
    assert len(codes) == len(set(codes))


def test_no_spelling_belongs_to_two_authorities() -> None:
    spellings = [(plain(each.name), each.dfe_code) for each in AUTHORITIES]
    spellings += [(plain(spelling), code) for code, several in SPELLINGS.items() for spelling in several]
    assert len({spelling for spelling, _ in spellings}) == len(spellings)
    assert not {plain(shared) for shared in SHARED_NAMES} & {spelling for spelling, _ in spellings}


@pytest.mark.parametrize("key", ["London", "London Borough of London", "Leicester County Council", "Derbyshire City"])
def test_a_name_that_is_nobodys_finds_nobody(key: str) -> None:
    with pytest.raises(UnknownAuthorityError, match="no authority's name or code"):
        authority(key)


@given(st.text() | st.text(alphabet="acdeinorsty &'.,-", max_size=40))
def test_any_text_finds_an_authority_or_says_that_it_does_not(key: str) -> None:
    found = find(key)
    if found is None:
        with pytest.raises(UnknownAuthorityError):
            authority(key)
    else:
        assert authority(key) is found


def test_an_unknown_name_is_answered_with_the_three_nearest() -> None:
    with pytest.raises(UnknownAuthorityError, match="'Derbyshire', 'Cheshire', 'Warwickshire'"):
        authority("Derbishire")


@pytest.mark.parametrize(
    ("key", "candidates"),
    [
        ("Kingston", "'Kingston upon Hull', 'Kingston upon Thames'"),
        ("Sussex", "'East Sussex', 'West Sussex'"),
        ("Achieving for Children", "'Kingston upon Thames', 'Richmond upon Thames', 'Windsor and Maidenhead'"),
        ("Northamptonshire Children's Trust", "'North Northamptonshire', 'West Northamptonshire'"),
    ],
)
def test_a_name_of_several_lists_them(key: str, candidates: str) -> None:
    with pytest.raises(UnknownAuthorityError, match=f"not one authority: {candidates}"):
        authority(key)


@pytest.mark.parametrize("key", ["East Surrey", "West Surrey Council", "Council of East Surrey"])
def test_without_a_day_an_announced_authority_is_refused_and_said_to_be_announced(key: str) -> None:
    with pytest.raises(
        UnknownAuthorityError, match=r"announced for 1 April 2027, in place of Surrey.* on=date\(2027, 4, 1\)"
    ):
        authority(key)


@pytest.mark.parametrize("on", [date(2027, 4, 1), date(2028, 3, 31)])
@pytest.mark.parametrize("name", ["East Surrey", "West Surrey"])
def test_an_announced_authority_is_found_with_a_day_on_which_it_is_to_exist(name: str, on: date) -> None:
    found = authority(f"{name} Council", on=on)

    assert (found.name, found.dfe_code, found.is_announced) == (name, None, True)
    assert found in authorities(on)


@pytest.mark.parametrize(
    ("key", "on", "why"),
    [
        ("East Surrey", date(2027, 3, 31), "East Surrey is announced for 1 April 2027, in place of Surrey"),
        ("Surrey", date(2027, 4, 1), "Surrey is to be replaced on 1 April 2027 by East Surrey and by West Surrey"),
        ("Cumbria", date(2023, 4, 1), "Cumbria was replaced on 1 April 2023 by Cumberland and by Westmorland"),
        ("942", date(2023, 3, 31), "Cumberland was established on 1 April 2023, in place of Cumbria"),
    ],
)
def test_an_authority_that_is_not_there_on_the_day_is_refused_with_its_days(key: str, on: date, why: str) -> None:
    with pytest.raises(UnknownAuthorityError, match=f"There is no .* on {on}: {why}"):
        authority(key, on=on)


@given(any_authority | st.sampled_from(ANNOUNCED), st.dates(date(2009, 4, 1), date(2028, 3, 31)))
def test_an_authority_is_found_on_the_days_on_which_it_is_listed(known: Authority, on: date) -> None:
    if known in authorities(on):
        assert authority(known.name, on=on) is known
    else:
        with pytest.raises(UnknownAuthorityError, match=f"There is no .* on {on}"):
            authority(known.name, on=on)


def test_a_name_that_is_nobodys_is_nobodys_on_any_day() -> None:
    with pytest.raises(UnknownAuthorityError, match="no authority's name or code"):
        authority("Nowhere", on=date(2024, 1, 1))


def test_an_authority_without_a_code_is_not_found_by_it() -> None:
    assert find(None) is None
    assert find("East Surrey") is None


@pytest.mark.parametrize(
    "key",
    [
        "x" + " metropolitan borough" * 30 + " y",
        "x" + " metropolitan borough" * 60 + " y",
        "x" + " lb" * 40_000 + " y",
        "x" + " city of" * 40_000,
        "a" * 10_000_000,
        " " * 10_000_000,
        "\ud800" * 1_000,
        "\udfff" * 1_000_000,
    ],
    ids=lambda key: f"{key[:10]!a}, {len(key)} characters",
)
def test_no_text_takes_long_or_fills_the_screen(key: str) -> None:
    # Thirty titles took hours, so that a mistake here is seen without a clock.
    with pytest.raises(UnknownAuthorityError) as refused:
        authority(key)
    assert len(str(refused.value)) < 2_000


@pytest.mark.parametrize("title", sorted({*TITLES_BEFORE, *TITLES_AFTER}))
def test_no_title_takes_long_however_often_it_is_repeated(title: str) -> None:
    for key in (f"{title} " * 100_000, f"x {f'{title} ' * 100_000}y", f"x {f'{title} ' * 8}y"):
        with pytest.raises(UnknownAuthorityError) as refused:
            authority(key)
        assert len(str(refused.value)) < 2_000


@pytest.mark.parametrize("title", TITLES_BEFORE)
def test_every_title_before_a_name_goes_however_often_it_is_repeated(title: str) -> None:
    assert core_name(f"{title} " * 10_000 + "leeds") == "leeds"


@pytest.mark.parametrize("title", TITLES_AFTER)
def test_every_title_after_a_name_goes_however_often_it_is_repeated(title: str) -> None:
    assert core_name("leeds" + f" {title}" * 10_000) == "leeds"


@given(st.lists(st.sampled_from([*TITLES_BEFORE, *TITLES_AFTER]), min_size=1).map(" ".join))
def test_titles_alone_leave_a_word(titles: str) -> None:
    assert core_name(titles)


@pytest.mark.parametrize("key", [383, None, b"Leeds"])
def test_a_key_that_is_not_a_text_is_refused(key: object) -> None:
    with pytest.raises(UnknownAuthorityError, match="is not a text"):
        authority(key)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("on", "number"),
    [
        (date(2018, 6, 1), 152),
        (date(2019, 4, 1), 151),
        (date(2021, 4, 1), 152),
        (date(2026, 11, 1), 153),
        (date(2027, 4, 1), 154),
    ],
)
def test_as_many_authorities_exist_as_existed_on_the_day(on: date, number: int) -> None:
    assert len(authorities(on=on)) == number


def test_without_a_day_the_register_answers_for_its_own() -> None:
    assert authorities() == authorities(on=REGISTER_DAY)


@pytest.mark.parametrize("on", [date(2009, 3, 31), date(2028, 4, 1)])
def test_a_day_that_the_register_does_not_know_is_refused(on: date) -> None:
    with pytest.raises(CoverageError, match="2009-04-01 to 2028-03-31"):
        authorities(on=on)
    with pytest.raises(CoverageError, match="2009-04-01 to 2028-03-31"):
        authority("Leeds", on=on)


def test_on_1_april_2027_surrey_gives_way_to_the_two_that_are_announced() -> None:
    before, after = set(authorities(date(2027, 3, 31))), set(authorities(date(2027, 4, 1)))

    assert before - after == {authority("Surrey")}
    assert {each.name for each in after - before} == {"East Surrey", "West Surrey"}
    assert [each.name for each in authorities(date(2027, 4, 1))] == sorted(each.name for each in after)


def test_an_instant_is_not_a_day() -> None:
    with pytest.raises(NotADateError):
        authorities(on=datetime(2026, 11, 1))  # noqa: DTZ001
    with pytest.raises(NotADateError):
        authority("Leeds", on="2026-11-01")  # type: ignore[arg-type]


@given(st.sampled_from(authorities()))
def test_an_authority_has_ten_neighbours_of_today_and_is_not_one(known: Authority) -> None:
    neighbours = {authority(code) for code in known.neighbours}
    assert len(neighbours) == 10
    assert known not in neighbours
    assert neighbours <= set(authorities())


def test_every_row_of_the_open_list_is_found_by_everything_that_it_is_called(open_data: Path) -> None:
    listed = rows(open_data / "authorities.csv")
    for row in listed:
        spellings = (*row["names_in_reports"].split("|"), *row["gss_code_former"].split("|"))
        found = authority(row["dfe_code"])
        assert {authority(key) for key in (row["name"], row["gss_code"], row["urn"], *filter(None, spellings))} == {
            found
        }
        assert (found.name, found.gss_code, found.urn) == (row["name"], row["gss_code"], row["urn"])
        assert found.kind is not None
        assert found.kind.value == row["type"]
        assert (found.region, found.ofsted_region) == (row["ons_region"], row["ofsted_region"])
        assert found.neighbours == tuple(row["statistical_neighbours"].split("|"))
    assert len(listed) == len(authorities())

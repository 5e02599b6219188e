"""
Nothing is believed without a basis and a source, and an observation carries its count.
"""

import pytest

from ofsted_ilacs.exceptions import NotADateError, NotAnIntegerError, RecordError
from ofsted_ilacs.rules.evidence import Basis, Citation, Evidence
from tests.builders import on

ACT = Citation("Education and Inspections Act 2006", url="https://www.legislation.gov.uk/ukpga/2006/40/section/137")
REPORTS = Citation("published inspection reports", url="https://reports.ofsted.gov.uk/")


@pytest.mark.parametrize("basis", [basis for basis in Basis if basis is not Basis.CALLER])
def test_a_published_fact_needs_a_citation(basis: Basis) -> None:
    with pytest.raises(RecordError, match="needs at least one citation"):
        Evidence(basis, (), n=1, of=1)


def test_a_callers_own_value_needs_none() -> None:
    assert str(Evidence(Basis.CALLER, ())) == "Supplied by the caller."


def test_an_observation_needs_its_count() -> None:
    with pytest.raises(RecordError, match="An observation needs n and of"):
        Evidence(Basis.OBSERVED, (REPORTS,))


@pytest.mark.parametrize(("n", "of"), [(1, None), (None, 1)])
def test_half_a_count_is_refused(n: int | None, of: int | None) -> None:
    with pytest.raises(RecordError, match="give both or neither"):
        Evidence(Basis.REPORTED, (REPORTS,), n=n, of=of)


@pytest.mark.parametrize(("n", "of"), [(2, 1), (-1, 1), (0, -1)])
def test_no_more_cases_hold_than_there_are(n: int, of: int) -> None:
    with pytest.raises(RecordError, match="n lies between 0 and of"):
        Evidence(Basis.OBSERVED, (REPORTS,), n=n, of=of)


@pytest.mark.parametrize(("n", "of"), [(True, 1), (1, 1.0), ("1", 1)])
def test_a_count_is_an_exact_int(n: object, of: object) -> None:
    with pytest.raises(NotAnIntegerError):
        Evidence(Basis.OBSERVED, (REPORTS,), n=n, of=of)  # type: ignore[arg-type]


def test_citations_are_a_tuple_of_citations() -> None:
    with pytest.raises(RecordError, match="is not a tuple"):
        Evidence(Basis.STATUTE, [ACT])  # type: ignore[arg-type]
    with pytest.raises(RecordError, match="is not of type Citation"):
        Evidence(Basis.STATUTE, ("the Act",))  # type: ignore[arg-type]


def test_a_basis_is_no_word() -> None:
    with pytest.raises(RecordError, match="'statute' is not of type Basis"):
        Evidence("statute", (ACT,))  # type: ignore[arg-type]


@pytest.mark.parametrize("title", ["", " ", None])
def test_a_citation_has_a_title(title: object) -> None:
    with pytest.raises(RecordError, match="title"):
        Citation(title)  # type: ignore[arg-type]


def test_a_citation_was_read_on_a_day() -> None:
    with pytest.raises(NotADateError):
        Citation("Leeds, one-minute guide", accessed="2026-11-21")  # type: ignore[arg-type]


def test_the_same_source_can_be_cited_at_another_place() -> None:
    section = ACT.at("s.137(4)", "within the prescribed period")
    assert str(section) == "Education and Inspections Act 2006 s.137(4)"
    assert (section.url, section.quote) == (ACT.url, "within the prescribed period")
    assert str(ACT) == "Education and Inspections Act 2006"


def test_a_statute_reads_as_its_provision() -> None:
    assert str(Evidence(Basis.STATUTE, (ACT.at("s.137(4)"),))) == (
        "Statute: Education and Inspections Act 2006 s.137(4)."
    )


def test_an_observation_reads_as_its_count() -> None:
    assert str(Evidence(Basis.OBSERVED, (REPORTS,), n=61, of=67, note="No source says.")) == (
        "Observed: 61 of 67 (published inspection reports). No source says."
    )


def test_a_count_beside_another_basis_is_said_after_it() -> None:
    assert str(Evidence(Basis.REPORTED, (ACT, REPORTS), n=125, of=125)) == (
        "Reported: Education and Inspections Act 2006; published inspection reports. Observed: 125 of 125."
    )


def test_the_day_of_reading_is_said() -> None:
    read = Citation("Leeds, one-minute guide", accessed=on("2026-11-21"))
    assert str(Evidence(Basis.REPORTED, (read,))) == "Reported: Leeds, one-minute guide. Read on 21 November 2026."


def test_every_basis_says_what_it_means() -> None:
    assert len({basis.meaning for basis in Basis}) == len({basis.label for basis in Basis}) == len(Basis)


def test_the_words_that_were_read_stand_with_their_source() -> None:
    kirklees = Citation("Kirklees").saying("Timing will usually be ...")
    read = Evidence(Basis.REPORTED, (kirklees, REPORTS))
    assert read.quotations == (kirklees,)
    assert Evidence(Basis.REPORTED, (REPORTS,)).quotations == ()


def test_words_that_ofsted_gave_to_a_magazine_name_the_magazine() -> None:
    told = Citation("CYP Now, 16 August 2018").saying("within 70 working days", speaker="Ofsted")
    assert str(told) == "Ofsted, as quoted by CYP Now, 16 August 2018"
    assert str(Evidence(Basis.OFSTED, (told,))) == "Ofsted, as quoted by CYP Now, 16 August 2018."


def test_a_source_at_another_place_keeps_no_words_of_the_first() -> None:
    quoted = ACT.at("s.137(3)", "must prepare a written statement")
    assert quoted.at("s.137(4)").quote == ""


def test_a_source_that_names_ofsted_is_not_introduced_as_ofsteds() -> None:
    blog = Citation("Ofsted, social care inspection blog")
    assert str(Evidence(Basis.OFSTED, (blog,))) == "Ofsted, social care inspection blog."


def test_an_inference_whose_note_says_so_is_not_called_one_twice() -> None:
    inferred = Evidence(Basis.INFERRED, (REPORTS, ACT), n=33, of=33, note="Inferred from overall grades.")
    assert str(inferred) == (
        "Inferred from overall grades. Sources: published inspection reports; Education and Inspections Act 2006. "
        "Observed: 33 of 33."
    )

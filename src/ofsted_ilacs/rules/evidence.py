"""
How sure a fact is, and where it can be read.
"""

from datetime import date
from typing import Self

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.days import day_or_none, in_words, whole_number
from ofsted_ilacs.model.display import Displayed, DisplayedEnum
from ofsted_ilacs.model.fields import some_of, some_text, text, tuple_of
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.records import LARGEST

__all__ = ["Basis", "Citation", "Evidence"]


class Basis(DisplayedEnum):
    """
    What a fact rests on, strongest first; a basis is never rounded up.

    Attributes:
        label: The word that explanations use.
        meaning: What it means.
    """

    STATUTE = "statute", "Statute", "an Act or a Statutory Instrument"
    OFSTED = (
        "ofsted",
        "Ofsted",
        "Ofsted's or the government's own words, or what its reports print; a magazine that quotes Ofsted is named",
    )
    REPORTED = "reported", "Reported", "councils, sector bodies, law firms or the press describing the rule"
    OBSERVED = (
        "observed",
        "Observed",
        "measured over published reports, as n of how many; not a rule of Ofsted's",
    )
    INFERRED = "inferred", "Inferred", "follows from two or more of the others; the note says which"
    CALLER = "caller", "Supplied by the caller", "supplied by the caller instead of the published value"

    label: str
    meaning: str

    def __new__(cls, value: str, label: str, meaning: str) -> Self:
        member = object.__new__(cls)
        member._value_ = value
        member.label, member.meaning = label, meaning
        return member


@attrs.frozen
class Citation(Displayed):
    """
    A source that anyone can look up.

    Attributes:
        title: What it is called.
        provision: The place in it, such as "regulation 3"; empty for the whole source.
        url: Its address; empty if that is not known.
        quote: Its words; empty if they were not read.
        speaker: Whose words the source quotes, such as "Ofsted"; empty if they are its own.
        accessed: The day on which it was read, or None if not known.
    """

    title: str = attrs.field(validator=some_text)
    provision: str = attrs.field(default="", validator=text)
    url: str = attrs.field(default="", kw_only=True, validator=text)
    quote: str = attrs.field(default="", kw_only=True, validator=text)
    speaker: str = attrs.field(default="", kw_only=True, validator=text)
    accessed: date | None = attrs.field(default=None, kw_only=True, converter=day_or_none)

    def at(self, provision: str, quote: str = "") -> "Citation":
        """
        Return the same source at another place in it.
        """
        return attrs.evolve(self, provision=provision, quote=quote)

    def saying(self, quote: str, *, speaker: str = "") -> "Citation":
        """
        Return the same source with the words that were read in it.
        """
        return attrs.evolve(self, quote=quote, speaker=speaker)

    def __str__(self) -> str:
        named = f"{self.title} {self.provision}".rstrip()
        return f"{self.speaker}, as quoted by {named}" if self.speaker else named


@attrs.frozen
class Evidence(Displayed):
    """
    Why a value is believed.

    Attributes:
        basis: What it rests on.
        citations: Where it can be read; at least one, unless the caller supplied the value.
        n: In how many cases it was observed to hold. Required if the basis is OBSERVED; optional with others.
        of: Out of how many cases.
        note: What else a reader should know.
    """

    basis: Basis = attrs.field(validator=some_of(Basis))
    citations: tuple[Citation, ...] = attrs.field(validator=tuple_of(Citation))
    n: int | None = attrs.field(default=None, kw_only=True)
    of: int | None = attrs.field(default=None, kw_only=True)
    note: str = attrs.field(default="", kw_only=True, validator=text)

    @citations.validator
    def _check_citations(self, _: "attrs.Attribute[tuple[Citation, ...]]", value: tuple[object, ...]) -> None:
        if not value and self.basis is not Basis.CALLER:
            raise RecordError(
                f"Evidence of basis {shown(self.basis.label)} needs at least one citation. Pass Citation(title, ...), "
                "or use Basis.CALLER for a value of your own."
            )

    @of.validator
    def _check_counts(self, _: "attrs.Attribute[int | None]", of: int | None) -> None:
        if self.n is None or of is None:
            if (self.n is None) != (of is None):
                raise RecordError(f"n={shown(self.n)} and of={shown(of)}: give both or neither.")
            if self.basis is Basis.OBSERVED:
                raise RecordError("An observation needs n and of: in how many cases it held, out of how many.")
        elif not 0 <= whole_number(self.n, "n") <= whole_number(of, "of") <= LARGEST:
            raise RecordError(f"n={shown(self.n)} of={shown(of)}: n lies between 0 and of.")

    @property
    def quotations(self) -> tuple[Citation, ...]:
        """
        The citations whose words were read.
        """
        return tuple(citation for citation in self.citations if citation.quote)

    def __str__(self) -> str:
        # The note of an inference often begins with the word itself: "Inferred from overall grades ...".
        note_says_basis = bool(self.citations) and self.note.startswith(self.basis.label)
        parts = [self.note, self._sources_in_words()] if note_says_basis else [self._basis_in_words()]
        if self.n is not None and self.basis is not Basis.OBSERVED:
            parts.append(f"Observed: {self.n} of {self.of}.")
        read = sorted({citation.accessed for citation in self.citations if citation.accessed})
        if read:
            parts.append(f"Read on {in_words(read[-1])}.")
        if self.note and not note_says_basis:
            parts.append(self.note)
        return " ".join(parts)

    def _sources_in_words(self) -> str:
        name = "Source" if len(self.citations) == 1 else "Sources"
        return f"{name}: {'; '.join(map(str, self.citations))}."

    def _basis_in_words(self) -> str:
        where = "; ".join(map(str, self.citations))
        if not where:
            return f"{self.basis.label}."
        if self.basis is Basis.OBSERVED:
            return f"Observed: {self.n} of {self.of} ({where})."
        # "Ofsted, as quoted by ..." and "Ofsted, social care inspection blog" name Ofsted already.
        if self.basis is Basis.OFSTED and (self.citations[0].speaker or where.startswith(self.basis.label)):
            return f"{where}."
        return f"{self.basis.label}: {where}."

"""
An authority: who is inspected.
"""

from datetime import date
from enum import Enum

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.days import day, day_or_none

__all__ = ["Authority", "AuthorityKind"]


class AuthorityKind(Enum):
    """
    The form of local government; the value is its token in data files.
    """

    COUNTY = "county"
    LONDON_BOROUGH = "london_borough"
    METROPOLITAN_DISTRICT = "metropolitan_district"
    UNITARY = "unitary"

    def __repr__(self) -> str:
        return f"AuthorityKind.{self.name}"


def _is_text(_: object, attribute: "attrs.Attribute[str]", value: object) -> None:
    if not isinstance(value, str) or not value.strip():
        raise RecordError(f"{attribute.name}: {value!r} is not a text with something in it. Pass a str.")


_is_text_or_none = attrs.validators.optional(_is_text)


@attrs.frozen(kw_only=True)
class Authority:
    """
    A local authority with children's services in England.

    Two records are equal when their DfE codes are: the code is what stays the same from feed to feed, while names and
    other codes are spelt, left out or changed. (A new authority gets a new code.)

    Attributes:
        name: The official name, such as "Stockton-on-Tees".
        dfe_code: The Department for Education's three-digit code, as text.
        gss_code: The present code of the Government Statistical Service ("E06000004").
        urn: Ofsted's unique reference number, as text.
        kind: The form of local government.
        region: The region of the Office for National Statistics.
        ofsted_region: Ofsted's region.
        established: The day that it came into being, where known.
        abolished: The first day that it no longer exists, where known.
        neighbours: The DfE codes of its statistical neighbours, nearest first.
    """

    name: str = attrs.field(kw_only=False, eq=False, validator=_is_text)
    dfe_code: str = attrs.field(kw_only=False)
    gss_code: str | None = attrs.field(default=None, eq=False, validator=_is_text_or_none)
    urn: str | None = attrs.field(default=None, eq=False, validator=_is_text_or_none)
    kind: AuthorityKind | None = attrs.field(default=None, eq=False)
    region: str | None = attrs.field(default=None, eq=False, validator=_is_text_or_none)
    ofsted_region: str | None = attrs.field(default=None, eq=False, validator=_is_text_or_none)
    established: date | None = attrs.field(default=None, eq=False, converter=day_or_none)
    abolished: date | None = attrs.field(default=None, eq=False, converter=day_or_none)
    neighbours: tuple[str, ...] = attrs.field(default=(), eq=False, converter=tuple)

    @dfe_code.validator
    def _check_dfe_code(self, _: "attrs.Attribute[str]", value: object) -> None:
        if not (isinstance(value, str) and len(value) == 3 and value.isascii() and value.isdigit()):
            raise RecordError(f"dfe_code: {value!r} is not a three-digit DfE code. Pass a text such as '383' (Leeds).")

    @kind.validator
    def _check_kind(self, _: "attrs.Attribute[AuthorityKind | None]", value: object) -> None:
        if value is not None and not isinstance(value, AuthorityKind):
            raise RecordError(
                f"kind: {value!r} is not an AuthorityKind. Use a member such as {AuthorityKind.UNITARY!r}."
            )

    @neighbours.validator
    def _check_neighbours(self, _: "attrs.Attribute[tuple[str, ...]]", value: tuple[object, ...]) -> None:
        if not all(isinstance(code, str) for code in value):
            raise RecordError(f"neighbours: {value!r} holds something other than DfE codes. Pass texts such as '383'.")

    @abolished.validator
    def _check_abolished(self, _: "attrs.Attribute[date | None]", value: date | None) -> None:
        if value is not None and self.established is not None and value <= self.established:
            raise RecordError(
                f"{self.name} was abolished on {value}, not after its first day, {self.established}. Check both days."
            )

    def existed_on(self, on: date) -> bool:
        """
        Return whether the authority existed on a day, as far as its dates are known.
        """
        on = day(on)
        return (self.established is None or self.established <= on) and (self.abolished is None or on < self.abolished)

    def __str__(self) -> str:
        return self.name

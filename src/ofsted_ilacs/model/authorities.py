"""
An authority: who is inspected.
"""

from datetime import date

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.days import day, day_or_none
from ofsted_ilacs.model.display import Displayed, LabelledEnum, readable
from ofsted_ilacs.model.fields import optional, some_of, some_text, truth, tuple_of
from ofsted_ilacs.model.messages import shown

__all__ = ["Authority", "AuthorityKind"]


class AuthorityKind(LabelledEnum):
    """
    The form of local government; the value is its token in data files.
    """

    COUNTY = "county", "county"
    LONDON_BOROUGH = "london_borough", "London borough"
    METROPOLITAN_DISTRICT = "metropolitan_district", "metropolitan district"
    UNITARY = "unitary", "unitary authority"


@attrs.frozen(kw_only=True, eq=False)
class Authority(Displayed):
    """
    A local authority with children's services in England.

    Two records are equal when their DfE codes are: the code is what stays the same from feed to feed, while names and
    other codes are spelt, left out or changed. (A new authority gets a new code.) Announced authorities that have no
    code yet are equal when their names are.

    Attributes:
        name: The official name, such as "Stockton-on-Tees".
        dfe_code: The Department for Education's three-digit code, as text. None only for an announced authority, which
            may have none yet.
        gss_code: The present code of the Government Statistical Service ("E06000004").
        urn: Ofsted's unique reference number, as text.
        kind: The form of local government.
        region: The region of the Office for National Statistics.
        ofsted_region: Ofsted's region.
        established: The day that it came into being, where known.
        abolished: The first day that it no longer exists, where known.
        neighbours: The DfE codes of its statistical neighbours, nearest first.
        is_announced: Whether the authority rests on an announcement alone, so that its day and name may yet change.
    """

    name: str = attrs.field(kw_only=False, validator=some_text)
    dfe_code: str | None = attrs.field(kw_only=False)
    gss_code: str | None = attrs.field(default=None, validator=optional(some_text))
    urn: str | None = attrs.field(default=None, validator=optional(some_text))
    kind: AuthorityKind | None = attrs.field(default=None, validator=optional(some_of(AuthorityKind)))
    region: str | None = attrs.field(default=None, validator=optional(some_text))
    ofsted_region: str | None = attrs.field(default=None, validator=optional(some_text))
    established: date | None = attrs.field(default=None, converter=day_or_none)
    abolished: date | None = attrs.field(default=None, converter=day_or_none)
    neighbours: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(str))
    is_announced: bool = attrs.field(default=False, validator=truth)

    @dfe_code.validator
    def _check_dfe_code(self, _: "attrs.Attribute[str | None]", value: object) -> None:
        if value is None and self.is_announced:
            return
        if not (isinstance(value, str) and len(value) == 3 and value.isascii() and value.isdigit()):
            raise RecordError(
                f"dfe_code: {shown(value)} is not a three-digit DfE code. Pass a text such as '383' (Leeds)."
            )

    @is_announced.validator
    def _check_announced(self, _: "attrs.Attribute[bool]", value: bool) -> None:
        if value and self.established is None:
            raise RecordError(
                f"{readable(self.name, 80)} is announced, but not for any day. "
                "Pass established=, the first day announced for it."
            )

    @abolished.validator
    def _check_abolished(self, _: "attrs.Attribute[date | None]", value: date | None) -> None:
        if value is not None and self.established is not None and value <= self.established:
            raise RecordError(
                f"{readable(self.name, 80)} was abolished on {value}, not after its first day, {self.established}. "
                "Check both days."
            )

    @property
    def code_or_name(self) -> str:
        """
        The DfE code, or the name where there is no code yet: a text that tells the authority from every other.
        """
        return self.name if self.dfe_code is None else self.dfe_code

    def existed_on(self, on: date) -> bool:
        """
        Return whether the authority existed, or is announced to exist, on a day, as far as its dates are known.
        """
        on = day(on)
        return (self.established is None or self.established <= on) and (self.abolished is None or on < self.abolished)

    def __eq__(self, other: object) -> bool:
        return self._identity == other._identity if isinstance(other, Authority) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._identity)

    @property
    def _identity(self) -> tuple[str | None, str]:
        return (None, self.name) if self.dfe_code is None else (self.dfe_code, "")

    def __repr__(self) -> str:
        return f"Authority({self.name!r}, {self.dfe_code!r})"

    def __str__(self) -> str:
        return self.name

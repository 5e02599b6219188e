"""
When an authority existed, as its own record or, where that is silent, the register says.
"""

from datetime import date

from ofsted_ilacs.exceptions import HistoryError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.register.lookup import find
from ofsted_ilacs.rules.editions import rulesets

__all__ = ["check_existed", "established", "may_be_new"]


def established(authority: Authority) -> date | None:
    """
    Return the first day of an authority; None where it is not known, as for all that are older than the register.
    """
    if authority.established is not None:
        return authority.established
    registered = find(authority.dfe_code)
    return None if registered is None else registered.established


def may_be_new(authority: Authority) -> bool:
    """
    Return whether an authority may never have been inspected: it is no older than the oldest edition known, or nothing
    is known of its age.
    """
    first = established(authority)
    if first is None:
        return find(authority.dfe_code) is None
    return first >= rulesets()[0].first_day


def check_existed(authority: Authority, as_of: date) -> None:
    """
    Check that an authority existed on a day, as far as is known.

    Raises:
        HistoryError: When it did not yet, or no longer.
    """
    first = established(authority)
    if first is not None and as_of < first:
        raise HistoryError(
            f"{authority.name} did not exist on {as_of}: it was established on {first}. "
            "Ask about a later day, or about its predecessor."
        )
    registered = find(authority.dfe_code)
    gone = authority.abolished or (None if registered is None else registered.abolished)
    if gone is not None and as_of >= gone:
        raise HistoryError(
            f"{authority.name} no longer existed on {as_of}: it was abolished on {gone}. "
            "Ask about an earlier day, or about its successors."
        )

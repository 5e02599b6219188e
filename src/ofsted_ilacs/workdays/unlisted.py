"""
Bank holidays that were proclaimed, but that the published file the table is written from does not list.

They are in no calendar of this library, which follows the file to the letter. Whoever counts on one adds it:
``any_part_of_uk().with_holidays(*UNLISTED[Division.SCOTLAND])``.
"""

from collections.abc import Mapping
from datetime import date

from ofsted_ilacs.workdays.divisions import Division
from ofsted_ilacs.workdays.non_working_days import HolidayBasis, NonWorkingDay

__all__ = ["UNLISTED"]

UNLISTED: Mapping[Division, tuple[NonWorkingDay, ...]] = {
    Division.SCOTLAND: (
        # Royal Proclamation announced on 4 February 2026: "in pursuance of section 1(3) of the Banking and Financial
        # Dealings Act 1971 [we] do hereby appoint Monday, the fifteenth day of June in the year 2026".
        # https://www.wired-gov.net/wg/news.nsf/articles/world+cup+bank+holiday+confirmed+05022026150500?open
        NonWorkingDay(
            date(2026, 6, 15), "World Cup bank holiday", HolidayBasis.PROCLAMATION, note="One-off, in Scotland"
        ),
    ),
}

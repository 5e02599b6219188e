"""
Calendar files that Outlook, Google and Apple open: due days, windows and timetables, with reminders.

Everything is an all-day entry, in the form of RFC 5545: lines folded and ended as it says, texts escaped. Nobody's time
is blocked. What is only expected is tentative.
"""

try:
    import icalendar as _icalendar  # noqa: F401  (the writer needs it, and this module is imported first)
except ImportError as _error:
    raise ImportError("ofsted_ilacs.interop.icalendar needs icalendar: pip install ofsted-ilacs[ical]") from _error

from ofsted_ilacs.interop.icalendar.calendar_file import to_ical

__all__ = ["to_ical"]

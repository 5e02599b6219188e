"""
Which days count: bank holidays, and calendars of working days that answer in constant time and say why.
"""

"""
What follows: pathways, windows, deadlines, timetables and programmes, and the forecast.
"""

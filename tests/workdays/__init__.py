"""
Which days count, held against the law, the published file, numpy and a day-by-day walk.
"""

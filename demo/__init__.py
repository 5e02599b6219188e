"""
A demonstration: what comes next for real authorities, as a table.
"""

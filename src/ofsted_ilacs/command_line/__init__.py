"""
The command line: what comes next, from the record, as a page for people or as JSON.
"""

"""
The command line: what comes next, from the record, as a page at a terminal or as JSON.
"""

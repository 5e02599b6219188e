"""
The tests: what the library promises, one law at a time.
"""

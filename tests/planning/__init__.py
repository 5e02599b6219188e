"""
What follows from what happened, and why.
"""

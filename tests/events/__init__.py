"""
What happened, and what cannot have.
"""

"""
What things are, and what they refuse to be.
"""

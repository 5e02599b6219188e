"""
What is written, and how sure it is.
"""

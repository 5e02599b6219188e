"""
The library held against what really happened.
"""

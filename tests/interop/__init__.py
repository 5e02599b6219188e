"""
The integrations.
"""

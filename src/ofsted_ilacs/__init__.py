"""
Under construction.
"""

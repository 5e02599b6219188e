"""
The tables of the sector.
"""

"""
The doors.
"""

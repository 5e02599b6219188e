"""
The whole country: tables over many histories, with one row for each authority or group.
"""

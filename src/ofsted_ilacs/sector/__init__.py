"""
The whole country: tables over many histories, one row an authority or group.
"""

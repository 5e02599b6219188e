"""
Who there is: the authorities of England with children's services, their names and codes, and who followed whom.
"""

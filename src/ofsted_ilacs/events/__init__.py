"""
What happened: inspection events and histories, checked against the edition in force.
"""

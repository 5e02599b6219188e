"""
What is written: the editions of the inspection rules, each rule with its evidence.
"""

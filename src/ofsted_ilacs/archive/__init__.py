"""
What is on record: every published inspection, and the visits that Ofsted's statistics list.
"""

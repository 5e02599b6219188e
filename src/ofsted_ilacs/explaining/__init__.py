"""
In words: the reasons of an answer as sentences, and as HTML.
"""

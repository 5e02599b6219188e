"""
What the documentation shows of one authority, as HTML: made in the build, and again in a visitor's browser.

The modules need the library and the standard library only, so that they run wherever the library does.
"""

"""
Benchmarks that compare the library with the packages that people use today; `python -m benchmarks` runs them.
"""

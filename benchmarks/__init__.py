"""
Measurements beside the packages that people use today; `python -m benchmarks` runs them.
"""

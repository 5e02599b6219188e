"""
The doors: JSON, rows, data frames, calendar files, charts. Each module is imported on purpose.
"""

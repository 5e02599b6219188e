"""
To and from others: tables of rows, JSON, data frames, calendar files, charts, notebooks.

Each of them is imported on purpose: `records` reads tables, `json` writes and reads documents, `frames` meets data
frames, `icalendar` writes calendar files, `charts` draws, and `notebook` shows answers in a notebook.
"""

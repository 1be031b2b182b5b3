"""What the notebooks say of their subjects: sentences and small tables, computed from chosen rows.

A module a subject; functions return Markdown or plain tables.
"""

"""Texts of others: read, scanned, held against the record, a corpus at a time; what they measure.

May import every room but `publishing`.
"""

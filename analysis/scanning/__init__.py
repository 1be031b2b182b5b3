"""Texts of others: read, scanned, held against the record, proposed as rows, a corpus at a time.

May import every room but `publishing`.
"""

"""What stands around a number and says how it is meant: verbs, nouns of change, what is counted.

`context` beside this folder puts it together.
"""

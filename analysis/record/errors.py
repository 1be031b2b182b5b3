"""Errors that a person can mend: a command says them in their own words, and ends.

Any other error is a fault of the program, and is shown with its traceback.
"""


class UserError(Exception):
    """What was asked cannot be done, and why."""


class InputError(UserError, ValueError):
    """What was given cannot be taken."""


class NotNow(UserError, RuntimeError):
    """Something else is at work here, was stopped half-way, or changed meanwhile."""

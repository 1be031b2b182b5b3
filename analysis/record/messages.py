"""What is told a person: errors that can be mended, in their own words, and how many there are.

A command ends with the words of such an error. Any other is a fault of the program, and is shown
with its traceback.
"""


class UserError(Exception):
    """What was asked cannot be done, and why."""


class InputError(UserError, ValueError):
    """What was given cannot be taken."""


class NotNow(UserError, RuntimeError):
    """Something else is at work here, was stopped half-way, or changed meanwhile."""


def counted(number: int, thing: str) -> str:
    """Write how many there are: *1 file*, *2 files*."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"

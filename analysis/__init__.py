"""Stated figures: what officials said in numbers, with bounds and sources.

Names are resolved when they are first used, so that reading a figure needs neither pandas nor
matplotlib (Scientific Python, SPEC 1).
"""

from typing import TYPE_CHECKING

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "asof": ["as_of"],
        "find": ["Candidate", "find_quantities", "scan"],
        "period": ["Period", "UnreadablePeriod", "parse_period"],
        "quantity": ["Quantity", "UnreadableQuantity", "parse_quantity"],
        "tables": ["load"],
    },
)

if TYPE_CHECKING:
    from analysis.asof import as_of as as_of
    from analysis.find import Candidate as Candidate
    from analysis.find import find_quantities as find_quantities
    from analysis.find import scan as scan
    from analysis.period import Period as Period
    from analysis.period import UnreadablePeriod as UnreadablePeriod
    from analysis.period import parse_period as parse_period
    from analysis.quantity import Quantity as Quantity
    from analysis.quantity import UnreadableQuantity as UnreadableQuantity
    from analysis.quantity import parse_quantity as parse_quantity
    from analysis.tables import load as load

"""Stated figures: what officials said in numbers, with bounds and sources.

Names are resolved when they are first used, so that reading a figure needs neither pandas nor
matplotlib (Scientific Python, SPEC 1). ``__init__.pyi`` lists each of them once.
"""

import lazy_loader

__version__ = "0.2.0"

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

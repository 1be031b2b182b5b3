from .comparing.vintages import as_of as as_of
from .reading.find import Candidate as Candidate
from .reading.find import Refusal as Refusal
from .reading.find import find_quantities as find_quantities
from .reading.parse import UnreadableQuantity as UnreadableQuantity
from .reading.parse import parse_quantity as parse_quantity
from .reading.periods.days import Period as Period
from .reading.periods.days import UnreadablePeriod as UnreadablePeriod
from .reading.periods.parse import parse_period as parse_period
from .reading.quantity import Quantity as Quantity
from .reading.table import scan as scan
from .record.load import Table as Table
from .record.load import load as load
from .scanning.compare import compare as compare
from .showing import charts as charts
from .showing import provenance as provenance
from .showing import style as style
from .showing import wording as wording

__version__: str

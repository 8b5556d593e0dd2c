"""Dates of history: EDTF (ISO 8601-2:2019) and the wordings that archivists type.

`read` takes what a person typed, `read_edtf` an EDTF string alone; both give a HistoricalDate or a
DateError for every text. Days are signed numbers that sort (`day_number`, `split_day`), from year
-9999 to 9999. Approximation and uncertainty never widen a date's bounds. ISO 8601-2 leaves the days
of the seasons open; here a spring runs from 20 March to 20 June, a summer from 21 June to
21 September, an autumn from 22 September to 20 December, and a winter from 21 December to 19 March
of the next year, northern ones where no hemisphere is named.
"""

from catalog.dates.days import day_number, split_day, years_covered
from catalog.dates.errors import DateError
from catalog.dates.historical import HistoricalDate, describe_edtf, read_edtf
from catalog.dates.reading import read

__all__ = [
    "DateError",
    "HistoricalDate",
    "day_number",
    "describe_edtf",
    "read",
    "read_edtf",
    "split_day",
    "years_covered",
]

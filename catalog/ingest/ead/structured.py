"""Dates given in parts: datesingle and daterange of EAD3, date and dateRange of EAC-CPF."""

from __future__ import annotations

from catalog.ingest.ead.days import edtf_of
from catalog.ingest.ead.elements import first, plain_name, value
from catalog.ingest.ead.inline import line
from catalog.ingest.xml import Element


def structured_edtf(element: Element) -> str:
    """The EDTF of a date or a range in parts; "" when it is given in words alone."""
    if plain_name(element) == "daterange":
        return _edtf_of_range(element)
    return _edtf_of_single(element)


def _edtf_of_single(element: Element) -> str:
    certainty = value(element, "certainty")
    standard = value(element, "standarddate")
    if standard:
        return edtf_of(standard, certainty)
    earliest, latest = value(element, "notbefore"), value(element, "notafter")
    if earliest or latest:
        return edtf_of(f"[{edtf_of(earliest)}..{edtf_of(latest)}]")
    said = line(element)
    return edtf_of(said, certainty) if said else ""


def _edtf_of_range(element: Element) -> str:
    ends = (first(element, "fromdate"), first(element, "todate"))
    start, end = (None if side is None else _edtf_of_single(side) for side in ends)
    if start == "" or end == "":
        # An end that is given in words cannot be told; one that is left empty is open.
        return ""
    return edtf_of(f"{start or '..'}/{end or '..'}")

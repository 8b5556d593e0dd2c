"""The rules of description: what a good record keeps, checked over the whole catalogue."""

from catalog.descriptions.advice import advice
from catalog.descriptions.duplicates import LikelyDuplicate, likely_duplicates
from catalog.descriptions.findings import Finding, Rule, Severity
from catalog.descriptions.rules import RULES, blocking, broken

__all__ = [
    "RULES",
    "Finding",
    "LikelyDuplicate",
    "Rule",
    "Severity",
    "advice",
    "blocking",
    "broken",
    "likely_duplicates",
]

"""The rules of description: what a good record keeps, checked over the whole catalogue."""

from catalog.descriptions.findings import Finding, Rule, Severity
from catalog.descriptions.rules import RULES, broken

__all__ = ["RULES", "Finding", "Rule", "Severity", "broken"]

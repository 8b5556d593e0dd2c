"""The collection tree on the desk: browsed level by level, and put in order."""

from catalog.admin.tree.adding import AddsInPlace
from catalog.admin.tree.pages import ShowsTree

__all__ = ["AddsInPlace", "ShowsTree"]

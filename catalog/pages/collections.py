"""Collections as trees: what there is, where a unit stands, what is beside it and what is in it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from catalog import tree
from catalog.models import Record
from catalog.pages.answers import BadAddress, check_text, page_of, public, text_of
from catalog.pages.collection_lines import collection_lines
from catalog.pages.collection_outline import outline
from catalog.pages.collection_rows import MOST_OPEN, Contents
from catalog.pages.former_addresses import moved
from catalog.search.everything import everything
from catalog.text import printable

SIZE = 100
"""Units on a page of what is directly below one."""
_LONGEST_NAME = 120
_MOST_COLLECTIONS = 20_000
"""Collections that are put in the order of the alphabet: the largest ones."""


@public
def collections(request: HttpRequest) -> HttpResponse:
    all_records = everything()
    sizes = all_records.collections()
    largest = sorted(sizes, key=lambda key: -sizes[key])[:_MOST_COLLECTIONS]
    roots = Record.objects.public().filter(pk__in=largest).in_lines()
    page = page_of(request, roots.order_by("title", "pk"))
    context = {
        "page": page,
        "lines": collection_lines(page.object_list, sizes, all_records),
        "alone": all_records.total - sum(sizes.values()) - len(sizes),
    }
    return render(request, "catalog/collections.html", context)


@public
def collection(request: HttpRequest, slug: str) -> HttpResponse:
    """One unit in its tree; with `part=contents`, only the list of what is directly below it."""
    records = Record.objects.public()
    unit = records.select_related("level", "repository").filter(slug=slug).first()
    if unit is None:
        to_unit = moved(request, Record, records, "catalog:collection", slug=slug)
        if to_unit is None:
            raise Http404
        return to_unit
    if _wants_contents_alone(request):
        level = Contents(everything(), unit).level(unit)
        return render(request, "catalog/_collection_level.html", {"level": level})
    return render(request, "catalog/collection.html", _context(request, unit))


def _context(request: HttpRequest, unit: Record) -> dict[str, Any]:
    all_records = everything()
    ancestors = list(unit.ancestors().select_related("level"))
    children = Record.objects.public().filter(parent=unit).in_lines("parent").in_sibling_order()
    page = page_of(request, children, SIZE)
    contents = Contents(all_records, unit, _opened(request), page.number)
    return {
        "unit": unit,
        "page": page,
        "level": contents.level_of(unit, list(page.object_list)),
        "kept": contents.kept,
        "below": contents.below(unit),
        "outline": outline(unit, ancestors, contents, SIZE) if ancestors else None,
        "previous": contents.row(_in_reading_order(unit, ancestors, forwards=False)),
        "next": contents.row(_in_reading_order(unit, ancestors, forwards=True)),
    }


def _in_reading_order(unit: Record, ancestors: list[Record], *, forwards: bool) -> Record | None:
    """The next or previous unit of the same collection, depth first, whatever branch it is on."""
    if not (ancestors or forwards):
        return None
    root = ancestors[0] if ancestors else unit
    after, before = tree.descendants(root.path)
    records = Record.objects.public().filter(path__gte=after, path__lt=before)
    found = records.after(unit) if forwards else records.before(unit)
    return found.in_lines("parent").first()


def _wants_contents_alone(request: HttpRequest) -> bool:
    part = text_of(request, "part")
    if part not in ("", "contents"):
        reason = _("A page of a collection has no such part.")
        raise BadAddress("part", printable(part), reason, _("Use contents or leave it out."))
    return bool(part)


def _opened(request: HttpRequest) -> tuple[str, ...]:
    """The short names of the units that the address says are open."""
    names = request.GET.getlist("open")[-MOST_OPEN:]
    for name in names:
        check_text("open", name, _LONGEST_NAME)
    return tuple(dict.fromkeys(names))

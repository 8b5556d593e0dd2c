"""The front page."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalog.choices import Holding, TextKind
from catalog.models import Paragraph, Record, Text
from catalog.pages.answers import public
from catalog.pages.front import EXAMPLES, Reading, front
from catalog.pages.keeping import Kept
from catalog.pages.place_maps import whole_map
from catalog.pages.timelines import timeline
from catalog.search import SearchRequest, overview, totals

TYPES = 8
COLLECTIONS = 6
LATEST = 5
DECADES = 30
PARAGRAPHS = 2
_READ = (TextKind.TRANSCRIPTION, TextKind.TRANSLATION)
_WANTED = SearchRequest(selected={"holding": (Holding.CITED_ONLY,), "has": ("citation",)})


_kept: Kept[SafeString] = Kept()


@public
def home(request: HttpRequest) -> HttpResponse:
    # The addresses in it begin with the language, where the page's own does.
    key = get_language(), get_script_prefix()
    return render(request, "catalog/home.html", {"front": _kept.get(key, _front)})


def _front() -> SafeString:
    everything = SearchRequest()
    found = overview(
        everything, {"type": TYPES, "collection": COLLECTIONS}, bars=DECADES, further=[_WANTED]
    )
    context = {
        "total": found.total,
        "timeline": timeline(everything, found.years, _("Records by date"), height=110),
        "front": front(found),
        "reading": Reading.of(list(_latest_paragraphs())),
        "examples": EXAMPLES,
        "latest": Record.objects.public().in_lines().newest_first()[:LATEST],
        "wanted": found.totals[0],
        "map": whole_map(totals("place")),
    }
    return render_to_string("catalog/_front.html", context)


def _latest_paragraphs() -> QuerySet[Paragraph]:
    """The first paragraphs of the latest text that can be read."""
    # Text by text from the last one on; a join would have the database sort all texts of public records.
    of_public = Exists(Record.objects.public().filter(pk=OuterRef("record")))
    written = Exists(Paragraph.objects.filter(text=OuterRef("pk")))
    texts = Text.objects.public().filter(of_public, written, kind__in=_READ)
    paragraphs = Paragraph.objects.filter(text=texts.order_by("-pk").values("pk")[:1])
    whole = paragraphs.select_related("text__record", "text__language", "text__script")
    return whole.order_by("position", "anchor")[:PARAGRAPHS]

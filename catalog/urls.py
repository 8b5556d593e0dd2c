"""The public addresses. They are promises: everything is named by short names, never by database numbers."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from catalog.admin import second_factor
from catalog.pages import (
    agents,
    collections,
    correspondence,
    dates,
    files,
    help,
    home,
    kinds,
    places,
    preview,
    records,
    repositories,
    scholarship,
    search,
    subjects,
    wanted,
    ways,
)


class Sha256Converter(StringConverter):
    regex = "[0-9a-f]{64}"


register_converter(Sha256Converter, "sha256")
register_converter(dates.PeriodConverter, "period")

_second_factor = [
    path("", second_factor.overview, name="second-factor"),
    path("code/", second_factor.code, name="second-factor-code"),
    path("begin/", second_factor.begin, name="second-factor-begin"),
    path("confirm/", second_factor.confirm, name="second-factor-confirm"),
    path("recovery-codes/", second_factor.recovery_codes, name="second-factor-recovery-codes"),
    path("turn-off/", second_factor.turn_off, name="second-factor-turn-off"),
]

app_name = "catalog"
urlpatterns = [
    path("", home.home, name="home"),
    path("about/", help.about, name="about"),
    path("accessibility/", help.accessibility, name="accessibility"),
    path("search/", search.search_page, name="search"),
    path("search/values/<slug:name>/", search.values, name="search-values"),
    path("search/suggest/", search.suggestions, name="search-suggest"),
    path("help/", help.contents, name="help"),
    path("help/search/", help.search_help, name="search-help"),
    path("help/citing/", help.citing, name="citing-help"),
    path("help/reading/", help.reading, name="reading-help"),
    path("records/<slug:slug>/", records.record, name="record"),
    path("browse/", ways.browse, name="browse"),
    path("collections/", collections.collections, name="collections"),
    path("collections/<slug:slug>/", collections.collection, name="collection"),
    path("dates/", dates.dates, name="dates"),
    path("dates/undated/", dates.undated, name="undated"),
    path("dates/<period:period>/", dates.period, name="period"),
    path("types/", kinds.types, name="types"),
    path("languages/", kinds.languages, name="languages"),
    path("repositories/", repositories.repositories, name="repositories"),
    path("repositories/<slug:slug>/", repositories.repository, name="repository"),
    path("places/", places.places, name="places"),
    path("places/<slug:key>/", places.place, name="place"),
    path("correspondence/", correspondence.correspondence, name="correspondence"),
    path("correspondence/<slug:slug>/", correspondence.correspondent, name="correspondent"),
    path(
        "correspondence/<slug:slug>/<slug:other>/",
        correspondence.letters,
        name="letters",
    ),
    path("agents/", agents.agents, name="agents"),
    path("agents/<slug:slug>/", agents.agent, name="agent"),
    path("subjects/", subjects.subjects, name="subjects"),
    path("subjects/<slug:key>/", subjects.subject, name="subject"),
    path("scholarship/", scholarship.works, name="scholarship"),
    path("scholarship/<slug:slug>/", scholarship.scholarship_of, name="scholarship-of"),
    path("scholarship/<slug:slug>/notes/", scholarship.notes, name="scholarship-notes"),
    path("wanted/", wanted.wanted, name="wanted"),
    path("files/<sha256:sha256>/", files.file, name="file"),
    path("robots.txt", files.robots, name="robots"),
    # Not public: the desk's own door stands before them. The desk leads to what readers see by public addresses alone;
    # Django's address for that would tell any member of staff the name of what they may not see.
    path("admin/r/<path:target>/", admin.site.admin_view(preview.nothing), name="nothing"),
    path(
        "admin/preview/records/<slug:slug>/",
        admin.site.admin_view(preview.preview),
        name="preview",
    ),
    path("admin/second-factor/", include(_second_factor)),
]

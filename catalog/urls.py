"""The public addresses. They are promises: everything is named by short names, never by database numbers."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from catalog.admin import second_factor
from catalog.choices import Scheme
from catalog.pages import (
    authorities,
    browse,
    files,
    preview,
    records,
    scholarship,
    search,
    wanted,
)


class Sha256Converter(StringConverter):
    regex = "[0-9a-f]{64}"


register_converter(Sha256Converter, "sha256")

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
    path("", browse.home, name="home"),
    path("about/", browse.about, name="about"),
    path("search/", search.search_page, name="search"),
    path("search/values/<slug:name>/", search.values, name="search-values"),
    path("search/suggest/", search.suggestions, name="search-suggest"),
    path("help/search/", search.search_help, name="search-help"),
    path("records/<slug:slug>/", records.record, name="record"),
    path("collections/", browse.collections, name="collections"),
    path("collections/<slug:slug>/", browse.collection, name="collection"),
    path("repositories/", browse.repositories, name="repositories"),
    path("repositories/<slug:slug>/", browse.repository, name="repository"),
    path("agents/", authorities.agents, name="agents"),
    path("agents/<slug:slug>/", authorities.agent, name="agent"),
    path("subjects/", authorities.terms, {"scheme": Scheme.SUBJECT}, name="subjects"),
    path("subjects/<slug:key>/", authorities.term, {"scheme": Scheme.SUBJECT}, name="subject"),
    path("places/", authorities.terms, {"scheme": Scheme.PLACE}, name="places"),
    path("places/<slug:key>/", authorities.term, {"scheme": Scheme.PLACE}, name="place"),
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

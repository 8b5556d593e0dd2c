from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    # Before the admin, which answers for every address that begins like its own.
    path("", include("catalog.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "catalog.pages.errors.bad_request"
handler403 = "catalog.pages.errors.forbidden"
handler404 = "catalog.pages.errors.not_found"

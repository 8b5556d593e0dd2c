"""The server whose pages are measured: that of production, with an empty page besides."""

from __future__ import annotations

import os
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
settings.ROOT_URLCONF = "tests.bench_search.urls"
templates: Any = settings.TEMPLATES[0]
templates["DIRS"].append(settings.BASE_DIR / "tests" / "bench_search" / "templates")
# Nothing is collected, so nothing has a hashed name.
settings.STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}

application = get_wsgi_application()

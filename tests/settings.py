"""The settings of the tests: those of production, in an environment of their own."""

from __future__ import annotations

import os

os.environ.pop("SECRET_KEY_FILE", None)
os.environ.update(
    DEBUG="0",
    SECRET_KEY="only for the tests, and long enough for Django's own checks of a key",
    ALLOWED_HOSTS="testserver,localhost",
    SITE_URL="https://catalogue.example.org",
    HTTPS="0",
    # A pooled connection would still be open when the test database is dropped.
    DATABASE_POOL="0",
)

from archive.settings import *

# Nothing is collected before the tests, so nothing has a hashed name.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

# Hashing well is slow by design.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A database in memory locks otherwise than one in a file, which is what the catalogue runs on. Its
# name is this process's own, so that two runs do not meet.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / f"test-{os.getpid()}.sqlite3"}

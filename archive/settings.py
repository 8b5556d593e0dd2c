"""Settings of the catalogue. What differs between installations comes from the environment:

DEBUG                       1 shows tracebacks to visitors; for development only (default 0)
SECRET_KEY                  signs sessions; or SECRET_KEY_FILE, a file that holds it
ALLOWED_HOSTS               comma-separated host names the site answers to
SITE_URL                    the site's public address (default: https and the first allowed host)
CONTACT                     an e-mail address, or a page's address, at which readers reach the archive (default: none)
TRUSTED_PROXIES             servers of ours before this one that set X-Forwarded-For (default 0)
HTTPS                       0 turns off the redirect to HTTPS and secure cookies (default 1)
DATABASE_URL                postgres://... or sqlite:///... (default: a file under var/)
DATABASE_POOL               most PostgreSQL connections per process, 0 for no pool (default 8)
DATABASE_STATEMENT_TIMEOUT  milliseconds after which PostgreSQL ends a statement (default 5000)
IMPORTS_ROOT                the folder of files that wait to be imported; never served (default: var/imports)
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from archive.database import parse_database_url
from archive.environment import (
    env_bool,
    env_int,
    env_list,
    env_secret,
    env_site_url,
    env_text,
)

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

DEBUG = env_bool("DEBUG", default=False)
HTTPS = env_bool("HTTPS", default=not DEBUG)
SECRET_KEY = env_secret("SECRET_KEY", default="development-only" if DEBUG else "")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", default="localhost,127.0.0.1,[::1]" if DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set: set it, or in SECRET_KEY_FILE name a file that holds it, to a text"
        " made once by: python -c 'import secrets; print(secrets.token_urlsafe(50))'."
    )
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS does not name the site's hosts: set it to them, separated by commas,"
        " such as catalogue.example.org."
    )
TRUSTED_PROXIES = env_int("TRUSTED_PROXIES", default=0)
SITE_URL = env_site_url(
    "SITE_URL", default=f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0].removeprefix('.')}"
)

CONTACT = env_text("CONTACT")

INSTALLED_APPS = [
    "catalog",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_filters",
    "csp",
    "reversion",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]

# What sets headers stands before WhiteNoise, which answers for static files itself.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "archive.middleware.isolation_headers",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "catalog.change_log.origins.middleware",
    "archive.sessions.ends_sessions",
    "django_otp.middleware.OTPMiddleware",
    "catalog.accounts.gate.asks_second_factor",
    "django.contrib.messages.middleware.MessageMiddleware",
    # Last, for it answers in place of a page that refused a password.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
# Project templates may override those of form widgets, but for the commonest pieces.
FORM_RENDERER = "catalog.quick_forms.QuickForms"

if not env_text("DATABASE_URL"):
    VAR_DIR.mkdir(exist_ok=True)
DATABASES = {
    "default": parse_database_url(
        env_text("DATABASE_URL", default="sqlite:///var/catalogue.sqlite3"),
        base_dir=BASE_DIR,
        pool_size=env_int("DATABASE_POOL", default=8),
        statement_timeout=env_int("DATABASE_STATEMENT_TIMEOUT", default=5_000),
    )
}
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "archive.stylesheets.StylesheetFinder",
]
STATIC_ROOT = VAR_DIR / "static"
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_ROOT = VAR_DIR / "files"
IMPORTS_ROOT = BASE_DIR / env_text("IMPORTS_ROOT", default="var/imports")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# The first hashes new passwords; the second is that of accounts made before there was the first.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# By name and address together, so that nobody can lock out another from elsewhere.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "archive.addresses.client_address"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=10)
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "catalog.pages.errors.locked_out"
AXES_ENABLE_ADMIN = False
# A right password forgives the wrong ones only when nothing but the password was asked.
AXES_HANDLER = "catalog.accounts.attempts.BothFactorsHandler"
# What is kept of a refused form; the first two are what axes leaves out unless told.
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "csrfmiddlewaretoken"]
# What authenticator apps call the account: this and the user name.
OTP_TOTP_ISSUER = urlsplit(SITE_URL).hostname or SITE_URL

AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS

# Browsers accept a __Host- cookie only over HTTPS and only from the host itself.
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = HTTPS
# Idle sessions end after two hours, all after twelve. What was typed is kept in the browser.
SESSION_COOKIE_AGE = 2 * 60 * 60
SESSION_LONGEST = 12 * 60 * 60
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# The form of a record with sixty citations has some thousand fields and long texts.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
# Finding aids are imported as files of any size that is read.
FILE_UPLOAD_LARGEST = 1024 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "archive.uploads.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "archive.logs.OneLinePerRecord",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}

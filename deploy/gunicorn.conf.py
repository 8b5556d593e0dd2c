"""gunicorn's settings: gunicorn --config deploy/gunicorn.conf.py archive.wsgi

HOST:PORT comes from --bind. A proxy on another machine is trusted to say that a request came over
HTTPS when gunicorn's own variable FORWARDED_ALLOW_IPS names its address.
"""

from __future__ import annotations

import os
import sys
import threading

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 4
backlog = 128
timeout = 30
graceful_timeout = 30
max_requests = 10_000
max_requests_jitter = 1_000
# The longest gunicorn allows: a long search is answered by the catalogue, in its own words.
limit_request_line = 8_190
control_socket_disable = True


def on_starting(server: object) -> None:
    """Refuse to start with one sentence, where workers would die one after the other."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    try:
        _ = settings.SECRET_KEY
    except ImproperlyConfigured as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(os.EX_CONFIG)


def post_worker_init(worker: object) -> None:
    """Have a new worker get ready to search while it serves."""
    from catalog.search import warm

    threading.Thread(target=warm, daemon=True).start()

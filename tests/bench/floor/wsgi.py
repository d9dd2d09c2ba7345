"""Entry point of the floor for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.floor.settings")

application = get_wsgi_application()

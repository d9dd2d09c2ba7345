"""The entry point for a web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from interwonen.core.unreadable import Request
from interwonen.core.waiting import limit_waiting

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interwonen.settings")

limit_waiting()
application = get_wsgi_application()
application.request_class = Request

# What was made at the start stays as long as the process does. Otherwise the collector looks through
# all of it again and again, which takes about a tenth of the time of a page.
gc.freeze()

"""The entry point for a web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from interwonen.core.page_timeouts import set_page_timeouts
from interwonen.core.unreadable import Request

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interwonen.settings")

set_page_timeouts()
application = get_wsgi_application()
application.request_class = Request

# What was made at the start stays as long as the process does. Otherwise the collector looks through
# all of it again and again, which takes about a tenth of the time of a page.
gc.freeze()

"""What tests of second factors need."""

import pytest

from interwonen.core import clock


@pytest.fixture
def obligatory(settings):
    """As outside a demonstration; what was used is remembered, as in the database there."""
    settings.SECOND_FACTOR = True
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": str(clock.now()),
        }
    }

"""Loads the application for the processes of a race, before they part."""

import os

import django
from django.apps import apps

if not apps.ready:
    os.environ["DATABASE_URL"] = "postgresql://unused/unused"
    os.environ["INTERWONEN_LOCAL"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "interwonen.settings"
    django.setup()

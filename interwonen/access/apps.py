"""Permissions, roles and the guard on every view."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "interwonen.access"

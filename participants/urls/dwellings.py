"""Addresses of the dwellings: /<pilot>/woningen/ and what belongs to a dwelling."""

from django.urls import path

from interwonen.access.permissions import Permission
from interwonen.audit.views import history_page
from participants.models import Availability, Dwelling, Inspection
from participants.views import dwellings
from participants.views import dwellings_board as board

urlpatterns = [
    path("woningen/", board.dwelling_list, name="dwelling-list"),
    path("woningen/tijdlijn/", board.dwelling_timeline, name="dwelling-timeline"),
    path("woningen/nieuw/", dwellings.dwelling_create, name="dwelling-create"),
    path("woningen/<int:pk>/", dwellings.dwelling_detail, name="dwelling-detail"),
    path("woningen/<int:pk>/wijzigen/", dwellings.dwelling_change, name="dwelling-change"),
    path("woningen/<int:pk>/nakijken/", dwellings.dwelling_inspect, name="dwelling-inspect"),
    path(
        "woningen/<int:pk>/beschikbaarheid/nieuw/",
        dwellings.availability_create,
        name="dwelling-availability-create",
    ),
    path(
        "beschikbaarheid/<int:pk>/wijzigen/",
        dwellings.availability_change,
        name="dwelling-availability-change",
    ),
    path(
        "woningen/<int:pk>/geschiedenis/",
        history_page(Permission.PILOT_READ, Dwelling, dwellings.dwelling_trail),
        name="dwelling-history",
    ),
    path(
        "beschikbaarheid/<int:pk>/geschiedenis/",
        history_page(Permission.PILOT_READ, Availability, dwellings.part_trail),
        name="dwelling-availability-history",
    ),
    path(
        "nakijken/<int:pk>/wijzigen/",
        dwellings.inspection_change,
        name="dwelling-inspection-change",
    ),
    # The history of an inspection shows its findings, which not everyone may read.
    path(
        "nakijken/<int:pk>/geschiedenis/",
        history_page(Permission.DWELLING_INSPECT, Inspection, dwellings.part_trail),
        name="dwelling-inspection-history",
    ),
]

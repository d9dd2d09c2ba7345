"""Addresses of the pilot itself."""

from django.urls import path

from interwonen.pilots import views

app_name = "pilots"

# /<pilot>/pilot/
urlpatterns = [
    path("", views.pilot_detail, name="pilot-detail"),
    path("wijzigen/", views.pilot_change, name="pilot-change"),
    path("capaciteit/nieuw/", views.capacity_create, name="capacity-create"),
    path("openingstijden/", views.opening_hours_change, name="opening-hours-change"),
]

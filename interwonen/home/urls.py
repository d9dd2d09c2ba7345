"""Addresses of the start page and of a pilot's dashboard."""

from interwonen.core.routes import page
from interwonen.home import views

app_name = "home"

urlpatterns = [page("", views.start), page("<slug:pilot>/", views.dashboard)]

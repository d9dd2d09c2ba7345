"""Addresses of the pilot itself."""

from interwonen.core.routes import page
from interwonen.pilots import views

app_name = "pilots"

# /<pilot>/pilot/
urlpatterns = [
    page("", views.pilot_detail),
    page("wijzigen/", views.pilot_change),
    page("collegebesluit/", views.decision_record),
    page("capaciteit/nieuw/", views.capacity_create),
    page("capaciteit/<int:pk>/wijzigen/", views.capacity_change),
    page("capaciteit/<int:pk>/intrekken/", views.capacity_withdraw),
    page("openingstijden/", views.opening_hours_change),
]

"""Addresses of the pilot itself."""

from interwonen.core.routes import page
from interwonen.pilots.views import capacity_steps, opening_hours, pilots

app_name = "pilots"

# /<pilot>/pilot/
urlpatterns = [
    page("", pilots.pilot_detail),
    page("wijzigen/", pilots.pilot_change),
    page("collegebesluit/", pilots.decision_record),
    page("capaciteit/nieuw/", capacity_steps.capacity_create),
    page("capaciteit/<int:pk>/wijzigen/", capacity_steps.capacity_change),
    page("capaciteit/<int:pk>/intrekken/", capacity_steps.capacity_withdraw),
    page("openingstijden/", opening_hours.opening_hours_change),
]

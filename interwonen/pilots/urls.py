"""Addresses of the pilot itself."""

from interwonen.core.routes import page
from interwonen.pilots.views import (
    capacity_steps,
    funding,
    funding_amounts,
    location_assessments,
    location_assessments_criteria,
    opening_hours,
    pilots,
)

app_name = "pilots"

# /<pilot>/pilot/
urlpatterns = [
    page("", pilots.pilot_detail),
    page("wijzigen/", pilots.pilot_change),
    page("collegebesluit/", pilots.decision_record),
    page("verhuizingen-in-rapportages/", pilots.moves_shown_choose),
    page("capaciteit/nieuw/", capacity_steps.capacity_create),
    page("capaciteit/<int:pk>/wijzigen/", capacity_steps.capacity_change),
    page("capaciteit/<int:pk>/intrekken/", capacity_steps.capacity_withdraw),
    page("openingstijden/", opening_hours.opening_hours_change),
    page("locatietoets/", location_assessments.location_assessment_overview),
    page("locatietoets/nieuw/", location_assessments.location_assessment_create),
    page("locatietoets/criteria/", location_assessments_criteria.location_criteria_change),
    page("locatietoets/<int:pk>/", location_assessments.location_assessment_detail),
    page("locatietoets/<int:pk>/wijzigen/", location_assessments.location_assessment_change),
    page("locatietoets/<int:pk>/intrekken/", location_assessments.location_assessment_withdraw),
    page("financiering/", funding.funding_overview),
    page("financiering/nieuw/", funding.funding_line_create),
    page("financiering/<int:pk>/", funding.funding_line_detail),
    page("financiering/<int:pk>/wijzigen/", funding.funding_line_change),
    page("financiering/<int:pk>/intrekken/", funding.funding_line_withdraw),
    page("financiering/<int:pk>/bedragen/nieuw/", funding_amounts.funding_amount_create),
    page("financiering/bedragen/<int:pk>/wijzigen/", funding_amounts.funding_amount_change),
    page("financiering/bedragen/<int:pk>/intrekken/", funding_amounts.funding_amount_withdraw),
]

"""Addresses of the telephone consultation hours and the calls in them."""

from interwonen.access.permissions import Permission
from interwonen.audit.histories import offer_history
from interwonen.core.routes import page
from neighbours.models import Call, ConsultationHour
from neighbours.views import consultation_hours as hours
from neighbours.views import consultation_hours_calls as calls

# /<pilot>/spreekuur/
consultation_hour_urls = [
    page("spreekuur/", hours.consultation_hour_list),
    page("spreekuur/nieuw/", hours.consultation_hour_create),
    page("spreekuur/agenda/", hours.consultation_hour_calendar),
    page("spreekuur/<int:pk>/", hours.consultation_hour_detail),
    page("spreekuur/<int:pk>/wijzigen/", hours.consultation_hour_change),
    page("spreekuur/<int:pk>/afzeggen/", hours.consultation_hour_cancel),
    page("spreekuur/<int:pk>/telefoon/", calls.consultation_hour_phone),
    page("spreekuur/<int:pk>/afspraak/", calls.call_book),
    page("telefoontjes/<int:pk>/terugbellen/", calls.call_call_back),
    page("telefoontjes/<int:pk>/geprobeerd/", calls.call_try),
    page("telefoontjes/<int:pk>/wijzigen/", calls.call_change),
]

offer_history(ConsultationHour, "spreekuren", Permission.NEIGHBOURHOOD_READ, hours.hour_trail)
offer_history(Call, "telefoontjes", Permission.CALL_LOG, hours.hour_trail)

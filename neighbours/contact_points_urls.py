"""Addresses of the page for neighbours as staff keep it: contact point, questions, on or off."""

from interwonen.access.permissions import Permission
from interwonen.audit.histories import offer_history
from interwonen.core.routes import page
from neighbours.models import ContactPoint, QuestionAsked
from neighbours.views import contact_points, contact_points_public, questions_asked

# /<pilot>/buurtpagina/
contact_point_urls = [
    page("buurtpagina/", contact_points.contact_point),
    page("buurtpagina/contact/", contact_points.contact_point_change),
    page("buurtpagina/voorbeeld/", contact_points_public.contact_point_preview),
    page("buurtpagina/aan-of-uit/", contact_points.contact_point_switch),
    page("buurtpagina/vragen/gebruikelijk/", questions_asked.usual_questions_add),
    page("buurtpagina/vragen/nieuw/", questions_asked.question_asked_create),
    page("buurtpagina/vragen/<int:pk>/wijzigen/", questions_asked.question_asked_change),
    page("buurtpagina/vragen/<int:pk>/omhoog/", questions_asked.question_asked_raise),
]

_READ = Permission.NEIGHBOURHOOD_READ
offer_history(ContactPoint, "contactpunt", _READ, contact_points.contact_point_trail)
offer_history(QuestionAsked, "buurtpagina-vragen", _READ, questions_asked.question_trail)

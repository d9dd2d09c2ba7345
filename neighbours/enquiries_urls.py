"""Addresses of the enquiries from the neighbourhood."""

from interwonen.access.permissions import Permission
from interwonen.audit.histories import offer_history
from interwonen.core.routes import page
from neighbours.models import (
    Enquirer,
    Enquiry,
    EnquiryNote,
    EnquiryStep,
    FollowLink,
    Reply,
    StandardAnswer,
)
from neighbours.views import (
    enquiries,
    enquiries_answers,
    enquiries_corrections,
    enquiries_follow,
    enquiries_notes,
    enquiries_steps,
    neighbourhood_signals,
)

# /<pilot>/vragen/
enquiry_urls = [
    page("vragen/", enquiries.enquiry_list),
    page("vragen/nieuw/", enquiries.enquiry_create),
    page("vragen/<int:pk>/", enquiries.enquiry_detail),
    page("vragen/<int:pk>/antwoord/", enquiries_answers.reply_create),
    page("vragen/<int:pk>/oppakken/", enquiries_steps.enquiry_take_up),
    page("vragen/<int:pk>/verlengen/", enquiries_steps.enquiry_extend),
    page("vragen/<int:pk>/wachten/", enquiries_steps.enquiry_wait),
    page("vragen/<int:pk>/doorzetten/", enquiries_steps.enquiry_forward),
    page("vragen/<int:pk>/afsluiten/", enquiries_steps.enquiry_close),
    page("vragen/<int:pk>/heropenen/", enquiries_steps.enquiry_reopen),
    page("vragen/<int:pk>/notitie/", enquiries_notes.note_create),
    page("vragen/<int:pk>/wie/", enquiries_notes.enquiry_assign),
    page("vragen/<int:pk>/zelfde/", enquiries_notes.enquiry_link),
    page("vragen/<int:pk>/los/", enquiries_notes.enquiry_unlink),
    page("vragen/standaardantwoorden/", enquiries_answers.standard_answer_list),
    page("vragen/standaardantwoorden/nieuw/", enquiries_answers.standard_answer_create),
    page("vragen/standaardantwoorden/voorbeelden/", enquiries_answers.standard_answer_examples),
    page("vragen/standaardantwoorden/<int:pk>/wijzigen/", enquiries_answers.standard_answer_change),
    page("vragen/<int:pk>/wijzigen/", enquiries_corrections.enquiry_change),
    page("vragen/<int:pk>/link-mailen/", enquiries_follow.follow_link_mail),
    page("antwoorden/<int:pk>/wijzigen/", enquiries_corrections.reply_change),
    page("vragen/<int:pk>/signaal/", neighbourhood_signals.neighbourhood_signal_give),
]

for model, kind in (
    (Enquiry, "vragen"),
    (Reply, "vragen-antwoorden"),
    (EnquiryStep, "vragen-stappen"),
    (EnquiryNote, "vragen-notities"),
    (Enquirer, "vragen-buren"),
    (FollowLink, "vragen-links"),
):
    offer_history(model, kind, Permission.ENQUIRY_READ, enquiries.enquiry_trail)
offer_history(
    StandardAnswer,
    "vragen-standaardantwoorden",
    Permission.ENQUIRY_READ,
    enquiries_answers.answers_trail,
)

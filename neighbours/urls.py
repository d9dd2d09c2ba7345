"""Addresses of the enquiries from the neighbourhood."""

from django.urls import path, reverse
from django.utils.translation import gettext as _

from interwonen.access.permissions import Permission
from interwonen.audit.views import history_page
from interwonen.core.pages import Breadcrumbs
from neighbours.models import Enquiry, Reply
from neighbours.views import enquiries

app_name = "neighbours"


def _trail(row: Enquiry | Reply) -> Breadcrumbs:
    enquiry = row.enquiry if isinstance(row, Reply) else row
    slug = enquiry.pilot.slug
    return [
        (_("Questions and reports"), reverse("neighbours:enquiry-list", args=[slug])),
        (
            enquiries.enquiry_title(enquiry),
            reverse("neighbours:enquiry-detail", args=[slug, enquiry.pk]),
        ),
    ]


# /<pilot>/vragen/
urlpatterns = [
    path("", enquiries.enquiry_list, name="enquiry-list"),
    path("nieuw/", enquiries.enquiry_create, name="enquiry-create"),
    path("<int:pk>/", enquiries.enquiry_detail, name="enquiry-detail"),
    path("<int:pk>/antwoord/", enquiries.reply_create, name="reply-create"),
    path("<int:pk>/afsluiten/", enquiries.enquiry_close, name="enquiry-close"),
    path(
        "<int:pk>/geschiedenis/",
        history_page(Permission.ENQUIRY_READ, Enquiry, _trail),
        name="enquiry-history",
    ),
    path(
        "antwoorden/<int:pk>/geschiedenis/",
        history_page(Permission.ENQUIRY_READ, Reply, _trail),
        name="reply-history",
    ),
]

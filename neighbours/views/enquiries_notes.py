"""What colleagues arrange about an enquiry: notes, who deals with it, which are the same."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.accounts.people import people_with
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.forms import ButtonForm
from interwonen.core.pages import form_page, only_while, sent
from neighbours.actions.enquiries_links import link_enquiries, unlink_enquiry
from neighbours.actions.enquiries_notes import add_note, assign_enquiry
from neighbours.forms.enquiries_notes import AssignForm, LinkForm, NoteForm
from neighbours.models import Enquiry
from neighbours.views.enquiries import (
    asked_of,
    enquiry_trail,
    enquiry_url,
    while_enquiry_counts,
    while_enquiry_open,
)


@require(Permission.ENQUIRY_ANSWER, Enquiry, writes=Act.CREATE)
@while_enquiry_counts
def note_create(request: PilotRequest, enquiry: Enquiry) -> HttpResponse:
    """Write a note for colleagues."""
    return form_page(
        request,
        NoteForm(request.POST or None, **drafting(request)),
        add_note,
        {"enquiry": enquiry, "today": clock.today()},
        done=_("The note has been saved."),
        title=_("Note for colleagues"),
        breadcrumbs=enquiry_trail(enquiry),
        template="confirm_page.html",
        facts=asked_of(enquiry),
    )


@require(Permission.ENQUIRY_ANSWER, Enquiry)
@while_enquiry_open
def enquiry_assign(request: PilotRequest, enquiry: Enquiry) -> HttpResponse:
    """Say who deals with an enquiry."""
    today = clock.today()
    form = AssignForm(
        request.POST or None,
        colleagues=people_with(request.pilot, Permission.ENQUIRY_ANSWER, on=today),
        initial={"assigned_to": enquiry.assigned_to_id or request.user.pk},
    )
    return form_page(
        request,
        form,
        assign_enquiry,
        {"enquiry": enquiry, "today": today},
        done=_("Saved."),
        title=_("Who deals with no. %(number)d?") % {"number": enquiry.number},
        breadcrumbs=enquiry_trail(enquiry),
    )


@require(Permission.ENQUIRY_ANSWER, Enquiry)
@while_enquiry_counts
def enquiry_link(request: PilotRequest, enquiry: Enquiry) -> HttpResponse:
    """Say that another enquiry is about the same matter."""
    today = clock.today()
    others = Enquiry.objects.visible_to(request.user, on=today).of_pilot(request.pilot).standing()
    others = others.passed_on_as(enquiry)
    known = Enquiry.objects.about_the_same_as(enquiry).values("pk")
    likely = Enquiry.objects.like(enquiry, on=today).values_list("pk", flat=True).first()
    form = LinkForm(
        request.POST or None,
        others=others.exclude(pk=enquiry.pk).exclude(pk__in=known).select_related("kind"),
        initial={"other": likely},
    )
    return form_page(
        request,
        form,
        link_enquiries,
        {"enquiry": enquiry, "today": today},
        done=_("They are linked: one answer counts for both, and both neighbours get it."),
        title=_("About the same as another one"),
        lead=_("What is linked, is answered and closed together."),
        breadcrumbs=enquiry_trail(enquiry),
        template="confirm_page.html",
        facts=asked_of(enquiry),
    )


@require(Permission.ENQUIRY_ANSWER, Enquiry)
@only_while(
    lambda enquiry: Enquiry.objects.about_the_same_as(enquiry).exists(),
    gettext_lazy("This question or report stands by itself."),
    enquiry_url,
)
def enquiry_unlink(request: PilotRequest, enquiry: Enquiry) -> HttpResponse:
    """Let an enquiry stand by itself again."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Take apart")),
        unlink_enquiry,
        {"enquiry": enquiry},
        done=_("The question or report stands by itself again."),
        title=_("Take no. %(number)d apart") % {"number": enquiry.number},
        lead=_("From now on it is answered by itself. Answers that were given stay."),
        breadcrumbs=enquiry_trail(enquiry),
    )

"""Enquiries from the neighbourhood: list, record and read them."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import linebreaksbr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.formatting import in_words
from interwonen.core.pages import Breadcrumbs, form_page, only_while, page_of, while_it_counts
from interwonen.core.phone_numbers import readable
from interwonen.core.routes import pilot_url
from interwonen.pilots.models import Pilot
from neighbours.actions.enquiries import record_enquiry
from neighbours.forms.enquiries import EnquiryFilter, EnquiryForm
from neighbours.models import (
    Enquirer,
    Enquiry,
    EnquiryNote,
    EnquiryStep,
    FollowLink,
    LetterRound,
    Reply,
    StandardAnswer,
)
from neighbours.models.enquiries import AT_SUPPORT_POINT
from neighbours.models.enquiries_status import TRANSITIONS
from neighbours.selectors.enquiries_privacy import answer_on_who_lives, asks_who_lives
from neighbours.selectors.enquiries_stages import enquiry_stages
from neighbours.selectors.enquiries_terms import may_be_extended, reaction_due, term_in_words
from neighbours.selectors.enquiries_timeline import timeline
from neighbours.tabs import neighbourhood_tabs


@require(Permission.ENQUIRY_READ)
def enquiry_list(request: PilotRequest) -> HttpResponse:
    """All questions and reports, the most urgent first."""
    today = clock.today()
    enquiries = Enquiry.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    form = EnquiryFilter(request.GET)
    enquiries = enquiries.with_status(on=today)
    rows = enquiries.select_related("kind", "category", "assigned_to")
    if form.is_valid():
        chosen = form.cleaned_data
        rows = rows.in_state(chosen["status"], on=today).dealt_with_by(
            chosen["whose"], request.user
        )
        rows = rows.sifted(kind=chosen["kind"], category=chosen["category"])
    return render(
        request,
        "neighbours/enquiry_list.html",
        {
            "title": _("Questions and reports"),
            "lead": _("From the neighbourhood, the most urgent on top."),
            "breadcrumbs": [(_("Questions and reports"), "")],
            "tabs": neighbourhood_tabs(request, "enquiry-list"),
            "filter": form,
            "page_obj": page_of(request, rows.in_order_of_work(on=today)),
            **enquiries.counts(),
            "may_record": Permission.ENQUIRY_RECORD in request.permissions,
        },
    )


def enquiry_url(enquiry: Enquiry) -> str:
    """The address of one enquiry."""
    return pilot_url("neighbours:enquiry-detail", enquiry.pilot.slug, enquiry.pk)


def enquiry_trail(
    row: Enquiry | Reply | EnquiryStep | EnquiryNote | Enquirer | FollowLink,
) -> Breadcrumbs:
    """Breadcrumbs up to and including an enquiry, or that of what belongs to one."""
    enquiry = row if isinstance(row, Enquiry) else row.enquiry
    return [*list_trail(enquiry.pilot), (str(enquiry), enquiry_url(enquiry))]


def list_trail(pilot: Pilot) -> Breadcrumbs:
    """Breadcrumbs up to and including the list of enquiries."""
    return [(_("Questions and reports"), pilot_url("neighbours:enquiry-list", pilot.slug))]


@require(Permission.ENQUIRY_RECORD, writes=Act.CREATE)
def enquiry_create(request: PilotRequest) -> HttpResponse:
    """Record a question or report; a user who may not read the list stays on the form."""
    today = clock.today()
    may_read = Permission.ENQUIRY_READ in request.permissions
    form = EnquiryForm(
        request.POST or None,
        initial={"received_on": today, "channel": _channel_asked(request)},
        today=today,
        letters=LetterRound.objects.of_pilot(request.pilot).sent(),
        **drafting(request),
    )
    return form_page(
        request,
        form,
        record_enquiry,
        {"pilot": request.pilot, "today": today},
        done=partial(_recorded, request),
        then=lambda enquiry: enquiry_url(enquiry) if may_read else request.path,
        title=_("Record a question or report"),
        lead=_("What someone from the neighbourhood asks, reports or suggests."),
        breadcrumbs=list_trail(request.pilot) if may_read else [],
        narrowed=[_("Support point")] if _channel_asked(request) else [],
        back="" if may_read else pilot_url("home:dashboard", request.pilot.slug),
        template="neighbours/enquiry_form.html",
        say_on_who_lives=answer_on_who_lives(
            StandardAnswer.objects.of_pilot(request.pilot).standing()
        ),
    )


def _channel_asked(request: PilotRequest) -> str:
    """The channel that the previous page named, so that it need not be chosen again."""
    return AT_SUPPORT_POINT if request.GET.get("kanaal") == "steunpunt" else ""


def saved_words(enquiry: Enquiry) -> str:
    """What the page says of an enquiry that was just recorded: its number, and what is due by when."""
    words = {"number": enquiry.number, "day": in_words(enquiry.due_on)}
    is_late = enquiry.due_on < clock.today()
    if enquiry.goes_elsewhere and is_late:
        saved = _(
            "Saved as no. %(number)d. Pass it on at once: the last day was %(day)s. We promise no answer."
        )
    elif is_late:
        saved = _("Saved as no. %(number)d. The last day was %(day)s: deal with this first.")
    elif enquiry.goes_elsewhere:
        saved = _("Saved as no. %(number)d. Pass it on by %(day)s; we promise no answer.")
    elif enquiry.is_out_of_reach:
        saved = _("Saved as no. %(number)d. Deal with it by %(day)s; nobody waits for an answer.")
    else:
        saved = _("Saved as no. %(number)d. The neighbour gets an answer by %(day)s.")
    return saved % words


def _recorded(request: PilotRequest, enquiry: Enquiry) -> str:
    messages.success(request, saved_words(enquiry))
    if enquiry.is_threat:
        messages.warning(
            request,
            _(
                "This is about a threat or violence. Is there danger now? Call 112. This list is "
                "not watched day and night."
            ),
        )
    return ""


@require(Permission.ENQUIRY_READ, Enquiry)
def enquiry_detail(request: PilotRequest, enquiry: Enquiry) -> HttpResponse:
    """One enquiry: what was asked, what was done and answered, and what comes next."""
    may_write, today = Permission.ENQUIRY_ANSWER in request.permissions, clock.today()
    replies = list(enquiry.replies.select_related("channel", "replied_by"))
    steps = list(enquiry.steps.select_related("taken_by"))
    notes = list(enquiry.notes.select_related("noted_by"))
    same = list(Enquiry.objects.about_the_same_as(enquiry).select_related("kind"))
    standing = [step for step in steps if not step.is_withdrawn]
    answered = any(not reply.is_withdrawn for reply in replies)
    closed_on = standing[-1].taken_on if standing and not enquiry.is_open else None
    return render(
        request,
        "neighbours/enquiry_detail.html",
        {
            "title": str(enquiry),
            "breadcrumbs": enquiry_trail(enquiry),
            "enquiry": enquiry,
            "events": timeline(steps, replies, notes),
            "same": same,
            "who_lives": asks_who_lives(enquiry) and may_write and enquiry.is_open,
            "reaction": reaction_due(enquiry, has_heard=answered or bool(standing)),
            "today": today,
            "like": [] if same else like_now(enquiry),
            "stages": enquiry_stages(enquiry, answered=answered, closed_on=closed_on),
            "facts": _facts(enquiry),
            "term": term_in_words(enquiry, standing),
            "next": TRANSITIONS.get(enquiry.status, ()),  # type: ignore[attr-defined]
            "may_extend": may_be_extended(enquiry, standing, on=today),
            "may_answer": may_write and enquiry.is_open,
            "may_correct": may_write and not enquiry.is_withdrawn,
        },
    )


def like_now(enquiry: Enquiry) -> list[Enquiry]:
    """Other open reports that may be about the same matter."""
    if not enquiry.is_open:
        return []
    return list(Enquiry.objects.like(enquiry, on=clock.today()).select_related("kind")[:3])


def _facts(enquiry: Enquiry) -> list[tuple[str, object]]:
    facts: list[tuple[str, object]] = [(_("Kind"), enquiry.kind)]
    if enquiry.category is not None:
        facts.append((_("About"), enquiry.category))
    facts.append((_("Came in by"), enquiry.channel))
    if enquiry.letter_round is not None:
        facts.append((_("Because of letter"), enquiry.letter_round))
    facts.append((_("Who deals with it"), enquiry.assigned_to or _("Nobody yet")))
    if enquiry.validity is not None:
        facts.append((_("What we found"), enquiry.validity))
    if enquiry.solved_on is not None:
        facts.append((_("Solved, said the neighbour"), enquiry.solved_on))
    if enquiry.signalled_on is not None:
        facts.append((_("Signal to the team"), enquiry.signalled_on))
    return [*facts, *_who_asks(enquiry)]


def _who_asks(enquiry: Enquiry) -> list[tuple[str, object]]:
    """The neighbour, as far as given and not removed."""
    contact = enquiry.enquirer
    if contact is not None and contact.removed_on is not None:
        day = in_words(contact.removed_on)
        return [(_("Neighbour"), _("The data were removed on %(day)s.") % {"day": day})]
    if contact is None or contact.is_anonymous:
        return [(_("Neighbour"), _("Anonymous: no name and no address were given."))]
    given = [
        (_("Neighbour"), contact.name),
        (_("E-mail address"), contact.email),
        (_("Telephone"), readable(contact.phone)),
    ]
    return [(label, value) for label, value in given if value]


while_enquiry_counts = while_it_counts(enquiry_url)
while_its_enquiry_counts = while_it_counts(lambda row: enquiry_url(row.enquiry), of="enquiry")
while_enquiry_open = only_while(
    lambda enquiry: enquiry.is_open,
    gettext_lazy("This question or report has been closed or withdrawn; you see it here."),
    enquiry_url,
)


def asked_of(enquiry: Enquiry) -> list[tuple[str, object]]:
    """What was asked, and to whom an answer goes, above a form about it."""
    given = (enquiry.contact_name, enquiry.contact_email, readable(enquiry.contact_phone))
    answer_to = ", ".join(filter(None, given))
    asked = (_("What was asked or reported"), linebreaksbr(enquiry.text))
    return [asked, (_("Answer to"), answer_to)] if answer_to else [asked]

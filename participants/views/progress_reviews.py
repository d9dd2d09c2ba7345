"""The three-monthly review of progress with a resident: record, correct, and who agrees."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.formatting import in_words
from interwonen.core.pages import Breadcrumbs, form_page, only_while
from interwonen.core.periods import months_later
from interwonen.core.routes import pilot_url
from participants.actions.progress_reviews import (
    answer_progress_review,
    change_progress_review,
    record_progress_review,
)
from participants.forms.progress_reviews import (
    ProgressReviewAnswerForm,
    ProgressReviewChangeForm,
    ProgressReviewForm,
)
from participants.models import Participant, ProgressReview
from participants.selectors.goals_progress import goals_of
from participants.selectors.progress_reviews import MONTHS_BETWEEN, goals_since, reviews_of
from participants.views.assessments import assessments_trail, assessments_url


def progress_review_url(review: ProgressReview) -> str:
    """The address of one review."""
    slug = review.participant.pilot.slug
    return pilot_url("participants:progress-review-detail", slug, review.pk)


def progress_review_trail(review: ProgressReview) -> Breadcrumbs:
    """Breadcrumbs up to and including one review."""
    words = _("Review of %(day)s") % {"day": in_words(review.held_on)}
    return [*assessments_trail(review.participant), (words, progress_review_url(review))]


_since_moving_in = only_while(
    lambda participant: participant.placements.filter(starts_on__lte=clock.today()).exists(),
    gettext_lazy("A progress review is about living in the pilot. There is no stay yet."),
    assessments_url,
)


@require(Permission.GOAL_WRITE, Participant, writes=Act.CREATE)
@_since_moving_in
def progress_review_create(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Record a review; what was agreed the time before and the goals stand beside the form."""
    today = clock.today()
    last = next(iter(reviews_of(participant)), None)
    form = ProgressReviewForm(
        request.POST or None,
        initial={
            "held_on": today,
            "next_on": months_later(today, MONTHS_BETWEEN),
            "resident_answered_on": today,
            "agreed_by_counsellor_on": today,
        },
        today=today,
        **drafting(request),
    )
    return form_page(
        request,
        form,
        record_progress_review,
        {"participant": participant, "today": today},
        done=_("The progress review has been saved."),
        then=progress_review_url,
        title=_("Progress review with %(name)s") % {"name": participant.full_name},
        lead=_("Go through it together, every three months."),
        breadcrumbs=assessments_trail(participant),
        template="participants/progress_review_form.html",
        last=last,
        goals=goals_since(goals_of(participant, today), last.held_on if last else None),
    )


@require(Permission.SESSION_READ, ProgressReview)
def progress_review_detail(request: PilotRequest, review: ProgressReview) -> HttpResponse:
    """One review: what was said and agreed, and who agrees."""
    trail = progress_review_trail(review)
    return render(
        request,
        "participants/progress_review_detail.html",
        {
            "title": _("Progress review"),
            "breadcrumbs": [*trail[:-1], (trail[-1][0], "")],
            "review": review,
            "participant": review.participant,
            "may_write": Permission.GOAL_WRITE
            in review.participant.still_holds(request.file_permissions),
        },
    )


@require(Permission.GOAL_WRITE, ProgressReview)
def progress_review_change(request: PilotRequest, review: ProgressReview) -> HttpResponse:
    """Correct what was said; when the words change, both are asked again."""
    today = clock.today()
    form = ProgressReviewChangeForm(
        request.POST or None, row=review, today=today, **drafting(request)
    )

    def done(changed: Any) -> str:
        if changed is not None and changed.waits_for_answer:
            return _("The correction has been saved. Now record anew who agrees.")
        return _("The correction has been saved.")

    return form_page(
        request,
        form,
        change_progress_review,
        {"review": review, "today": today},
        done=done,
        title=_("Correct the progress review"),
        lead=_("When you change what was said, you ask both anew whether they agree."),
        breadcrumbs=progress_review_trail(review),
    )


@require(Permission.GOAL_WRITE, ProgressReview)
def progress_review_answer(request: PilotRequest, review: ProgressReview) -> HttpResponse:
    """Record whether the resident and the counsellor agree, or correct that."""
    today = clock.today()
    form = ProgressReviewAnswerForm(
        request.POST or None,
        row=review,
        initial={
            name: getattr(review, name) or today
            for name in ("resident_answered_on", "agreed_by_counsellor_on")
        },
        **drafting(request),
    )
    return form_page(
        request,
        form,
        answer_progress_review,
        {"review": review, "today": today},
        done=_("It has been saved who agrees."),
        title=_("Who agrees with the progress review?"),
        lead=review.participant.full_name,
        breadcrumbs=progress_review_trail(review),
    )

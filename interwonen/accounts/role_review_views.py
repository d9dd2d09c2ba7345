"""Review all roles of a pilot, and withdraw a review that was recorded by mistake."""

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.accounts.actions.role_reviews import digest_of, review_roles
from interwonen.accounts.forms import RoleReviewForm
from interwonen.accounts.models import Membership, RoleReview
from interwonen.accounts.role_views import list_trail, roles_trail
from interwonen.core import clock
from interwonen.core.forms import ReasonForm
from interwonen.core.names import sorted_name
from interwonen.core.pages import form_page, while_it_counts
from interwonen.core.withdrawals import withdraw


@require(Permission.ROLE_REVIEW, writes=Act.CREATE)
def role_review_create(request: PilotRequest) -> HttpResponse:
    """Look at all roles that hold or wait, first those of who did not sign in for long, and say so."""
    now = clock.now()
    seen = Membership.objects.visible_to(request.user, on=now.date()).of_pilot(request.pilot)
    seen = seen.not_over(now.date()).for_page(on=now.date()).with_agreers(on=now.date())
    order = ("-long_ago", sorted_name("user__name"), "starts_on", "pk")
    roles = list(seen.with_last_sign_in().order_by(*order))
    return form_page(
        request,
        RoleReviewForm(request.POST or None, digest=digest_of(roles)),
        review_roles,
        {"pilot": request.pilot, "now": now},
        done=_("The review has been saved."),
        title=_("Review the roles"),
        lead=_(
            "Does everyone here still need this role? Reviewing changes no role: ask the "
            "administrator to end or withdraw one."
        ),
        breadcrumbs=list_trail(request.pilot),
        template="accounts/role_review.html",
        form_is_alone=False,
        roles=roles,
        today=now.date(),
    )


@require(Permission.ROLE_REVIEW, RoleReview)
@while_it_counts(lambda review: roles_trail(review)[-1][1])
def role_review_withdraw(request: PilotRequest, review: RoleReview) -> HttpResponse:
    """Withdraw a review: it counts no more, and the history keeps it."""
    form = ReasonForm(
        request.POST or None, question=_("What went wrong?"), label=_("Withdraw the review")
    )
    return form_page(
        request,
        form,
        withdraw,
        {"row": review},
        done=_("The review has been withdrawn; the history keeps it."),
        title=_("Withdraw the review of the roles"),
        lead=_("For what was recorded by mistake. It no longer counts; the history keeps it."),
        breadcrumbs=roles_trail(review),
        template="confirm_page.html",
        facts=[
            (_("Reviewed on"), date_format(review.reviewed_on)),
            (_("Reviewed by"), review.reviewed_by.name),
            (_("Number of roles"), review.number),
        ],
    )

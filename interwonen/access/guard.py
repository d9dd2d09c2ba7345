"""The guard on every view: it checks the permission, fetches the row and writes the access log."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import reduce, wraps
from http import HTTPStatus
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, InterfaceError, models
from django.db.models import ExpressionWrapper
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import Promise

from interwonen.access.emergencies import Emergency, emergencies_at, over_lately
from interwonen.access.members import roles_in
from interwonen.access.permissions import Act, Permission
from interwonen.access.recording import Outcome, Visit, record
from interwonen.access.roles import granted
from interwonen.access.step_up import ask, is_proved
from interwonen.core import clock
from interwonen.core.carrying_out import Witness, witnessed
from interwonen.core.one_state import one_state
from interwonen.core.seals import FIELD, is_seal_for
from interwonen.core.unavailable import gone

View = Callable[..., HttpResponse]
_Marked = TypeVar("_Marked", bound=Callable[..., HttpResponseBase])

_OUTCOMES: dict[int, Outcome] = {
    HTTPStatus.UNPROCESSABLE_ENTITY: Outcome.INVALID,
    HTTPStatus.SERVICE_UNAVAILABLE: Outcome.FAILED,
}
_CLOSED = {Outcome.REFUSED, Outcome.NOT_FOUND}


class PilotRequest(HttpRequest):
    """A request as a guarded view gets it: who asks, in which pilot, with which permissions.

    `permissions` are those of the roles in the pilot, also those that hold on the own caseload
    only. `file_permissions`, on a page about a participant or a record in a file, are those that
    hold on that participant: the page shows the rows of the file by these, and asks no further who
    may see them. `about`, on the same pages, is that participant; `emergency` is the emergency
    access by which it is seen, if it is. `section` is the name of the page
    in the navigation that this one belongs to, if it says so. `record` is the row that the page is
    about; pages of lists have none.
    """

    user: Any
    pilot: Any
    permissions: frozenset[Permission]
    file_permissions: frozenset[Permission]
    about: Any
    emergency: Emergency | None
    section: str
    record: Any


def public(view: _Marked) -> _Marked:
    """Mark a view that anyone may open, signed in or not."""
    view.guard = "public"  # type: ignore[attr-defined]
    return login_not_required(view)


def signed_in(view: _Marked) -> _Marked:
    """Mark a view that shows nothing but the signed-in person's own things."""
    view.guard = "signed in"  # type: ignore[attr-defined]
    return view


def require(
    permission: Permission | None,
    model: type[models.Model] | None = None,
    *,
    reads: Act = Act.READ,
    writes: Act = Act.UPDATE,
    step_up: str | Promise = "",
) -> Callable[[View], View]:
    """Guard a view of a pilot: its URL gives `pilot` (a slug) and, with a model, `pk`.

    The view gets the request, with `request.pilot`, and the row. Someone without a role in the
    pilot, or to whom the row is not visible, gets 404; someone who sees it but may not do this
    gets 403. Whatever happens is written to the access log: `reads` is what a GET does, `writes`
    what a POST does. Without a permission any role in the pilot opens the view (`require_any`).
    With `step_up`, the words for what one does here, who did not prove who they are in the last 15
    minutes is asked to do so first; the log has a line of that, and of the visit when it goes on.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *, pilot: str, **kwargs: Any) -> HttpResponse:
            passage = _Passage(request, permission, _act(request, reads, writes), bool(step_up))
            if model is not None:
                passage.head_for(model, kwargs.pop("pk"))
            return passage.go_through(view, pilot, kwargs)

        guarded.guard = permission or "any role"  # type: ignore[attr-defined]
        guarded.guarded_model = model  # type: ignore[attr-defined]
        guarded.reads, guarded.writes = reads, writes  # type: ignore[attr-defined]
        guarded.step_up = step_up  # type: ignore[attr-defined]
        return guarded

    return decorate


def _act(request: HttpRequest, reads: Act, writes: Act) -> Act:
    """What a request does; a list with words to search for is a search (NEN 7513)."""
    if request.method == "POST":
        return writes
    return Act.SEARCH if reads == Act.READ and request.GET.get("q", "").strip() else reads


def require_any(view: View) -> View:
    """Guard a view of a pilot that opens with any role in it and shows what each role may see."""
    return require(None)(view)


class _Passage:
    """One request on its way through the guard."""

    def __init__(
        self, request: HttpRequest, permission: Permission | None, act: Act, step_up: bool
    ) -> None:
        self.request: Any = request
        self.permission = permission
        self.act = act
        self.step_up = step_up
        self.on = clock.today()
        self.pilot_id: int | None = None
        self.slug = ""
        self.roles: list[str] = []
        self.model: Any = None
        self.pk: Any = ""
        self.row: Any = None
        self.witness = Witness(lambda: self._write(Outcome.DONE))

    def go_through(self, view: View, slug: str, kwargs: dict[str, Any]) -> HttpResponse:
        """What the view answers; however it ends, it leaves a line."""
        try:
            with self.undisturbed():
                self.enter(slug)
                rows = [] if self.model is None else [self.fetch()]
                now = clock.now()
                if self.step_up and not is_proved(self.request.session, now=now):
                    return ask(self.request, now=now)
                response = view(self.request, *rows, **kwargs)
        except Http404:
            self.leave(Outcome.NOT_FOUND)
            if file := self.closed_again():
                page = {"file": file, "pilot": self.request.pilot}
                return gone(self.request, "participants/emergency_over.html", **page)
            if self.was_open():
                return gone(self.request)
            raise
        except PermissionDenied:
            self.leave(Outcome.REFUSED)
            raise
        except Exception:
            with suppress(DatabaseError, InterfaceError):  # it may be what failed
                self.leave(Outcome.FAILED)
            raise
        self.leave(_OUTCOMES.get(response.status_code, Outcome.DONE))
        return response

    def closed_again(self) -> Any:
        """The key of the participant whose file this user had open in an emergency that is over."""
        may_open = Permission.EMERGENCY_OPEN in getattr(self.request, "permissions", ())
        if not (may_open and self.model and self.pk and self.row is None):
            return None
        return over_lately(self.request.user, self.model, self.pk, clock.now())

    def was_open(self) -> bool:
        """Whether a form was sent that this user opened at this address, when it was there."""
        sealed = self.request.POST.get(FIELD, "")
        return is_seal_for(sealed, self.request.user, self.request.path)

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """A page is read from one state of the database; what a form does has its line beside it."""
        with witnessed(self.witness) if self.request.method == "POST" else one_state():
            yield

    def head_for(self, model: type[models.Model], pk: Any) -> None:
        """Name the record that is asked for, so that the log names it also when it stays closed."""
        self.model = model
        try:
            self.pk = model._meta.pk.to_python(pk)
        except ValidationError:
            self.pk = None  # no record has this key

    def enter(self, slug: str) -> None:
        self.slug = slug
        memberships = roles_in(self.request.user.memberships_on(self.on), slug)
        if not memberships:
            raise Http404
        self.request.pilot = memberships[0].pilot
        self.pilot_id = memberships[0].pilot_id
        self.roles = sorted({membership.role for membership in memberships})
        self.request.permissions = frozenset().union(*(granted(role) for role in self.roles))
        if self.permission and self.permission not in self.request.permissions:
            raise PermissionDenied

    def fetch(self) -> Any:
        """The row that is asked for, if the user may see it and do this with it."""
        user, rows = self.request.user, self.model._default_manager
        emergencies = emergencies_at(user.memberships_on(self.on), clock.now())
        user.opened_in_emergency = frozenset(emergencies)
        may: Any = ExpressionWrapper(
            rows.where_granted(user, self.permission, on=self.on), models.BooleanField()
        )
        visible = rows.visible_to(user, on=self.on).of_pilot(self.request.pilot)
        try:
            self.row = visible.for_page(on=self.on).annotate(may=may).get(pk=self.pk)
        except self.model.DoesNotExist as nothing_seen:
            raise Http404 from nothing_seen
        if not self.row.may:
            raise PermissionDenied
        pilot_path, participant_path = rows.paths()
        self._fill_in(pilot_path, participant_path, emergencies)
        self.request.record = self.row
        return self.row

    def _fill_in(
        self, pilot_path: str, participant_path: str | None, emergencies: dict[int, Emergency]
    ) -> None:
        """Give the row the pilot, which was read before, and the request the rights on the file."""
        user = self.request.user
        user.opened_in_emergency = frozenset()
        *path, pilot_field = pilot_path.split("__")
        if pilot_field != "pk":
            setattr(reduce(getattr, path, self.row), pilot_field, self.request.pilot)
        if participant_path is None:
            return
        participant = reduce(getattr, filter(None, participant_path.split("__")), self.row)
        participant.in_short = self.row.in_short
        self.request.about = participant
        if not user.may(Permission.PARTICIPANT_READ, participant, on=self.on):
            self.request.emergency = emergencies.get(participant.pk)
            user.opened_in_emergency = frozenset(emergencies) & {participant.pk}
        self.request.file_permissions = frozenset(
            permission
            for permission in self.request.permissions
            if user.may(permission, participant, on=self.on)
        )

    def leave(self, outcome: Outcome) -> None:
        """Write the line, unless it stands beside what was done."""
        if not (outcome == Outcome.DONE and self.witness.has_noted):
            self._write(outcome)

    def _write(self, outcome: Outcome) -> None:
        match = self.request.resolver_match
        record(
            Visit(
                request=self.request,
                act=self.act,
                outcome=outcome,
                page=match.view_name if match else "",
                permission=self.permission or "",
                pilot_id=self.pilot_id,
                pilot_slug=self.slug,
                roles=",".join(self.roles),
                object_type=self.model._meta.label_lower if self.model else "",
                object_id="" if self.pk is None else str(self.pk)[:40],
                subject=self._whom(outcome),
                emergency=getattr(self.request, "emergency", None) is not None,
            )
        )

    def _whom(self, outcome: Outcome) -> str:
        """The code of the person whose file it is, also when that stayed closed."""
        row = self.row
        if row is None and outcome in _CLOSED and hasattr(self.model, "access_subject"):
            rows = self.model._default_manager
            pilot_path, _participant_path = rows.paths()
            row = rows.filter(**{"pk": self.pk, f"{pilot_path}__slug": self.slug}).first()
        return getattr(row, "access_subject", "")

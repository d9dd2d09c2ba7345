"""What goes when a record is destroyed: the rows that belong to it, their histories, and what was typed.

Which rows those are follows from the foreign keys of the models, so a new kind of record in a file
goes along by itself. A row that is deleted already counts too: its history leads to it.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db.models import ForeignKey, Model, Q
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from post_office.models import Email
from simple_history.models import HistoricalChanges

from evaluations.models import Commitment, EvaluationMoment, ReportComment, ResidentWords
from interwonen.accounts.models import Identity, Invitation, Membership, RoleReview, User
from interwonen.audit.models import AccessEvent
from interwonen.core.models import Draft
from interwonen.core.told_changes import has_history
from interwonen.pilots.models import Pilot
from interwonen.retention.models import Destruction, Kind
from neighbours.mails import mail_about
from neighbours.models import (
    Address,
    Announcement,
    BoardMeeting,
    BoardMember,
    Call,
    ConsultationHour,
    ContactPoint,
    Enquirer,
    Enquiry,
    LetterRound,
    Reply,
    SupportPointDay,
    SurveyRound,
)
from participants.models import (
    CalendarFeed,
    Inspection,
    NeighbourhoodSignal,
    Participant,
    UnmetRequest,
    VacancyCorrection,
)

ROOTS: dict[str, type[Model]] = {
    Kind.CASE: Participant,
    Kind.NOT_ADMITTED: Participant,
    Kind.NEIGHBOUR_CONTACT: Enquiry,
    Kind.ACCOUNT: User,
}
# What goes at once for a whole pilot. Published reports stay, and so does who answers for them.
OF_PILOT: dict[str, tuple[Any, ...]] = {
    Kind.ADDRESSES: (Address,),
    Kind.CONSULTATION_HOURS: (ConsultationHour,),
    Kind.SOUNDING_BOARD: (BoardMember, BoardMeeting),
    Kind.PILOT: (
        Announcement,
        Commitment,
        ContactPoint,
        EvaluationMoment,
        Inspection,
        Invitation,
        LetterRound,
        NeighbourhoodSignal,
        ReportComment,
        ResidentWords,
        RoleReview,
        SupportPointDay,
        SurveyRound,
        UnmetRequest,
        VacancyCorrection,
    ),
}
# What only points at a record, and goes on without it.
LOOSE: set[tuple[type[Model], str]] = {
    (Enquiry, "same_as"),
    (Reply, "given_with"),
    (Call, "enquiry"),
    (Enquiry, "letter_round"),
}
# Of all that points at a colleague, what says nothing of what that person did.
OF_ACCOUNT: set[tuple[type[Model], str]] = {
    (Membership, "user"),
    (Identity, "user"),
    (EmailAddress, "user"),
    (Authenticator, "user"),
    (CalendarFeed, "counsellor"),
}
_LINK = re.compile(r"https?://[^\s\"<>]+")


@dataclass
class Plan:
    """The keys of all that goes, per model; `loose` are the rows that go on without the record."""

    keys: dict[type[Model], set[Any]] = field(default_factory=lambda: defaultdict(set))
    loose: list[tuple[Any, str]] = field(default_factory=list)

    def mark(self) -> str:
        """A hash over the keys: another row, or a change to one, gives another mark.

        What was typed and mailed is left out: it comes and goes by itself.
        """
        lasting = {
            model._meta.label: sorted(map(str, keys))
            for model, keys in self.keys.items()
            if keys and model is not Draft and model._meta.app_label != Email._meta.app_label
        }
        return sha256(json.dumps(lasting, sort_keys=True).encode()).hexdigest()

    def counts(self) -> dict[str, int]:
        """How many rows of which kind, in words."""
        found: dict[str, int] = defaultdict(int)
        for model, keys in self.keys.items():
            found[_in_words(model)] += len(keys)
        return {name: number for name, number in sorted(found.items()) if number}


def plan_of(destruction: Destruction) -> Plan:
    """All that goes with a record on the list, its own line on the list left out."""
    if destruction.kind == Kind.ACCESS_LOG:
        plan = Plan()
        plan.keys[AccessEvent] = _keys(AccessEvent, month_of(destruction))
        return plan
    if destruction.kind in OF_PILOT:
        plan = owned(_all_of(destruction.pilot, destruction.kind))
    else:
        plan = owned({ROOTS[destruction.kind]: {destruction.record}})
    plan.keys[Draft] = {draft.pk for draft in _drafts(plan)}
    plan.keys[Email] = {mail.pk for mail in _mails(plan)}
    for link in _links_to(Email):
        asked = Q(**{f"{link.name}__in": plan.keys[Email]})
        plan.keys[link.model] |= _keys(link.model, asked)
    return plan


def root_of(kind: str) -> type[Model] | str:
    """What a kind of record is about: two kinds of file are about a participant."""
    return ROOTS.get(kind, kind)


def owned_models(kind: str) -> set[type[Model]]:
    """Every model with rows that belong to a record of a kind, and their histories."""
    if kind == Kind.ACCESS_LOG:
        return {AccessEvent}
    waiting: list[type[Model]] = [*OF_PILOT.get(kind, ())] or [ROOTS[kind]]
    found = set(waiting)
    while waiting:
        parent = waiting.pop()
        new = {link.model for link in _links_to(parent)}
        if has_history(parent):
            new.add(parent.history.model)  # type: ignore[attr-defined]
        waiting += new - found
        found |= new
    return found


def month_of(destruction: Destruction) -> Q:
    """The lines of the access log of the month that a row of the list is about: `lines_of`."""
    year, month = divmod(destruction.record, 100)
    return lines_of(destruction.pilot) & Q(at__year=year, at__month=month)


def lines_of(pilot: Pilot) -> Q:
    """The lines about a pilot, and those about none, such as a sign-in: they go with the first."""
    return Q(pilot=pilot) | Q(pilot=None)


def has_rows(pilot: Pilot, kind: str) -> bool:
    """Whether a pilot has anything left of a kind that goes at once."""
    return any(_all_of(pilot, kind).values())


def _all_of(pilot: Pilot, kind: str) -> dict[type[Model], set[Any]]:
    """By model the keys of all that a pilot has or had of such a kind."""
    found = {}
    for model in OF_PILOT[kind]:
        asked = Q(**{model._default_manager.paths()[0]: pilot.pk})
        found[model] = _keys(model, asked)
        if has_history(model):
            past = model.history.filter(asked)
            found[model] |= set(past.values_list(model._meta.pk.name, flat=True))
    return found


def owned(roots: dict[type[Model], set[Any]]) -> Plan:
    """The rows of a record; what leads to new ones is looked at until there are none."""
    plan = Plan()
    plan.keys.update(roots)
    waiting = list(roots)
    while waiting:
        parent = waiting.pop()
        keys = plan.keys[parent]
        for link in _links_to(parent):
            asked = Q(**{f"{link.name}__in": keys})
            new = _keys(link.model, asked)
            if has_history(link.model):
                past = link.model.history.filter(asked)
                new |= set(past.values_list(link.model._meta.pk.name, flat=True))
            waiting += _added(plan, link.model, new)
        if has_history(parent):
            past_model: Any = parent.history.model  # type: ignore[attr-defined]
            own = Q(**{f"{parent._meta.pk.name}__in": keys})
            waiting += _added(plan, past_model, _keys(past_model, own))
    plan.loose = list(_loose(plan))
    return plan


def _added(plan: Plan, model: type[Model], found: set[Any]) -> list[type[Model]]:
    """Add keys to a plan; gives the model when some of them are new, so that it is looked at."""
    new = found - plan.keys[model]
    plan.keys[model] |= new
    return [model] if new else []


def _loose(plan: Plan) -> Iterator[tuple[Any, str]]:
    for model, name in LOOSE:
        keys = plan.keys.get(model._meta.get_field(name).related_model)  # type: ignore[arg-type]
        if keys:
            rows = model._base_manager.filter(**{f"{name}__in": keys})
            yield from ((row, name) for row in rows.exclude(pk__in=plan.keys.get(model, ())))


def _links_to(parent: type[Model]) -> Iterator[Any]:
    """The foreign keys by which rows of other tables belong to one of `parent`."""
    for model in apps.get_models(include_auto_created=True):
        for link in model._meta.concrete_fields if model._meta.managed else ():
            of = getattr(model, "instance_type", model)  # a history is about a model
            if (
                isinstance(link, ForeignKey)
                and link.related_model is parent
                and (of, link.name) not in LOOSE
                and (parent is not User or (of, link.name) in OF_ACCOUNT)
            ):
                yield link


def _keys(model: type[Model], asked: Q) -> set[Any]:
    return set(model._base_manager.filter(asked).values_list("pk", flat=True))


def _drafts(plan: Plan) -> Iterator[Draft]:
    """What someone typed at the address of one of the records and did not save."""
    return (draft for draft in Draft.objects.all() if _leads_to(plan, draft.place))


def _mails(plan: Plan) -> Iterator[Email]:
    """The mails to who asked or had the account, and those with a link to one of the records."""
    enquiries = plan.keys.get(Enquiry, set())
    asked = Enquirer.objects.filter(enquiry__in=enquiries).exclude(email="")
    people = User.objects.filter(pk__in=plan.keys.get(User, ()))
    addresses = {*asked.values_list("email", flat=True), *people.values_list("email", flat=True)}
    about = {mail_about(Enquiry(pk=key)) for key in enquiries}
    for mail in Email.objects.all():
        links = _LINK.findall(f"{mail.message} {mail.html_message}")
        if (
            mail.context in about
            or addresses & {*mail.to, *mail.cc, *mail.bcc}
            or any(_leads_to(plan, link) for link in links)
        ):
            yield mail


def _leads_to(plan: Plan, address: str) -> bool:
    try:
        view, _args, kwargs = resolve(urlsplit(address).path)
    except Resolver404:
        return False
    model = getattr(view, "guarded_model", None)
    return model is not None and kwargs.get("pk") in plan.keys.get(model, ())


def _in_words(model: type[Model]) -> str:
    """A kind of row by its name on screen, or by what it is for who knows no tables."""
    if issubclass(model, HistoricalChanges):
        return _("row of the history")
    if model is Draft:
        return _("text that was typed and not saved")
    if model._meta.app_label == Email._meta.app_label:
        return _("mail")
    if model in (EmailAddress, Authenticator, Identity):
        return _("way of signing in")
    if model._meta.auto_created:
        return _("choice that was ticked, such as a cause or a life domain")
    return str(model._meta.verbose_name)

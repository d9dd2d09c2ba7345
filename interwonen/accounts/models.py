"""People, the organisations they work for, and their roles in pilots."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interwonen.access import roles
from interwonen.access.permissions import Permission
from interwonen.access.roles import InRole, Role
from interwonen.accounts.identities import Identity as Identity
from interwonen.accounts.organisations import Organisation as Organisation
from interwonen.accounts.querysets import InvitationQuerySet, MembershipQuerySet
from interwonen.accounts.role_reviews import RoleReview as RoleReview
from interwonen.accounts.signed_password import WithSignedPassword
from interwonen.accounts.unsent_mails import UnsentMail as UnsentMail
from interwonen.core.constraints import on_one_line, says
from interwonen.core.formatting import in_words
from interwonen.core.history import History, acting_user_field

_NOBODY_YET = _("a policy officer, whom the manager of the server has to invite first")


class UserManager(BaseUserManager["User"]):
    """Finds people by their e-mail address, in any case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(WithSignedPassword):
    """A person who can sign in; what one may do follows from memberships only."""

    SYSTEM_EMAIL = "system@interwonen.invalid"

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=100)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
    )
    is_active = models.BooleanField(_("can sign in"), default=True)
    # What the old password opened, such as a secret link, ends with it.
    password_changed_at = models.DateTimeField(_("password changed"), null=True, editable=False)
    # When the present one first passed together with a factor; a mailbox cannot have done that.
    password_passed_at = models.DateTimeField(_("password passed"), null=True, editable=False)
    # Sessions from before a change of the second factor end with it, like those of an old password.
    factors_changed_at = models.DateTimeField(_("second step changed"), null=True, editable=False)
    factors_reset_at = models.DateTimeField(
        _("second step removed by an administrator"), null=True, blank=True, editable=False
    )
    newest_reset = models.CharField(_("newest reset"), max_length=43, blank=True, editable=False)
    leaves_out_claims = False  # roles that an issuer gives hold in a session that began there
    # Sign-ins are in the access log; here each of them would add a row of history.
    last_login = None
    # The participants whose file this request opens in an emergency; the guard fills it in.
    opened_in_emergency: frozenset[int] = frozenset()

    history = History(excluded_fields=["password", "password_signature", "newest_reset"])
    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ["name"]
        verbose_name = _("person")
        constraints = [
            models.CheckConstraint(
                name="accounts_user_name_on_one_line", condition=on_one_line("name")
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        return self._of_these_factors(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        yield from map(self._of_these_factors, super().get_session_auth_fallback_hash())

    def _of_these_factors(self, session_hash: str) -> str:
        changed_at = self.factors_changed_at
        return f"{session_hash} {changed_at.timestamp()}" if changed_at else session_hash

    @classmethod
    def system(cls) -> "User":
        """The account in whose name the application itself acts; nobody can sign in with it."""
        user = cls.objects.filter(email=cls.SYSTEM_EMAIL).first()
        if user is None:
            user = cls(email=cls.SYSTEM_EMAIL, name="Interwonen", is_active=False)
            user.set_unusable_password()
            user.save()
        return user

    def memberships_on(self, on: date) -> list["Membership"]:
        """The memberships in force on a date, with pilots and caseloads; read once per request."""
        known: dict[date, list[Membership]] = self.__dict__.setdefault("_memberships", {})
        if on not in known:
            in_force = (
                self.memberships.in_force(on) if self.is_active else Membership.objects.none()
            )
            if self.leaves_out_claims:
                in_force = in_force.filter(issuer="")
            rows = in_force.with_caseload(on=on).with_emergencies(on=on)
            known[on] = list(rows.select_related("pilot__municipality").order_by())
        return known[on]

    def pilots_granting(
        self, permission: Permission, *, on: date, caseload: bool = False
    ) -> set[int]:
        """Ids of pilots where a role grants the permission: everywhere, or on the own caseload."""
        grants = roles.caseload if caseload else roles.everywhere
        return {m.pilot_id for m in self.memberships_on(on) if permission in grants(m.role)}

    def participants_granting(self, permission: Permission, *, on: date) -> set[int]:
        """Ids of participants on whom a role grants the permission: of the own caseload, and the
        one whose file this request opens in an emergency."""
        own: set[int] = set()
        for membership in self.memberships_on(on):
            if permission in roles.caseload(membership.role):
                own.update(membership.caseload)  # type: ignore[attr-defined]
            if permission in roles.emergency(membership.role):
                opened = {row["participant"] for row in membership.emergencies}  # type: ignore[attr-defined]
                own |= self.opened_in_emergency & opened
        return own

    def may(self, permission: Permission, participant: Any, *, on: date) -> bool:
        """Whether a role grants the permission on the file of one participant."""
        return participant.pilot_id in self.pilots_granting(
            permission, on=on
        ) or participant.pk in self.participants_granting(permission, on=on)


class Membership(InRole, models.Model):
    """A person's role in a pilot during a period; both days are inclusive.

    One that needs a second person takes effect when that one has agreed to it. One that was withdrawn
    gives no rights any more, whatever its last day.
    """

    user = models.ForeignKey(
        User, verbose_name=_("person"), on_delete=models.PROTECT, related_name="memberships"
    )
    pilot = models.ForeignKey(
        "pilots.Pilot",
        verbose_name=_("pilot"),
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    role = models.CharField(
        _("role"), max_length=20, choices=[(role.value, role.value) for role in Role]
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    given_by = acting_user_field(verbose_name=_("given by"))
    # The key of the issuer at whose sign-in the role is given, of settings.OPENID_ISSUERS.
    issuer = models.CharField(_("given at sign-in with"), max_length=30, blank=True, editable=False)
    agreed_by = acting_user_field(verbose_name=_("agreed by"), null=True, blank=True)
    agreed_at = models.DateTimeField(_("agreed at"), null=True, blank=True)
    withdrawn_by = acting_user_field(verbose_name=_("withdrawn by"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    why = models.CharField(_("reason for withdrawing"), max_length=200, blank=True)

    fixed_fields = ("user", "pilot", "role", "given_by", "issuer")
    history = History()
    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["user__name", "starts_on"]
        verbose_name = _("membership")
        constraints = [
            models.CheckConstraint(
                name="accounts_membership_ends_after_start",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="accounts_membership_known_role", condition=Q(role__in=[r.value for r in Role])
            ),
            models.CheckConstraint(
                name="accounts_membership_agreed_by_someone",
                condition=Q(agreed_at=None, agreed_by=None)
                | Q(agreed_at__isnull=False, agreed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="accounts_membership_agreed_by_another",
                condition=Q(agreed_by=None) | ~Q(agreed_by=F("given_by")) & ~Q(agreed_by=F("user")),
            ),
            models.CheckConstraint(
                name="accounts_membership_withdrawn_says_why",
                condition=Q(withdrawn_at=None, withdrawn_by=None, why="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & says("why"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role_label}, {in_words(self.starts_on)}"

    @property
    def waits(self) -> bool:
        """Whether it takes effect only once a second person has agreed."""
        return self.agreed_at is None and self.withdrawn_at is None and self.needs_second

    @property
    def is_from_server(self) -> bool:
        """Whether it was given by `manage.py invite`, and not by a person or at a sign-in."""
        return not self.issuer and self.given_by.email == User.SYSTEM_EMAIL

    @property
    def giver(self) -> str:
        """Who gave it, or the organisation that does so whenever the person signs in there."""
        if not self.issuer:
            return self.given_by.name
        known = settings.OPENID_ISSUERS.get(self.issuer)
        return gettext("sign-in with %(name)s") % {"name": known.name if known else self.issuer}

    @property
    def agreers(self) -> dict[int, str]:
        """Who may agree to it, names by key; of a row of `with_agreers`."""
        candidates: list[dict[str, Any]] = self.candidates  # type: ignore[attr-defined]
        readers = [person for person in candidates if person["reads"]]
        return {person["pk"]: person["name"] for person in readers or candidates}

    @property
    def waits_for(self) -> str:
        """The names of those people in a sentence, or who must come first when there is nobody."""
        *others, last = [*self.agreers.values()] or [str(_NOBODY_YET)]
        if not others:
            return last
        return gettext("%(names)s or %(last)s") % {"names": ", ".join(others), "last": last}


class Invitation(InRole, models.Model):
    """An invitation by mail to get an account with a role; the link works once, for a week."""

    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=100)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT
    )
    pilot = models.ForeignKey("pilots.Pilot", verbose_name=_("pilot"), on_delete=models.PROTECT)
    role = models.CharField(
        _("role"), max_length=20, choices=[(role.value, role.value) for role in Role]
    )
    token_hash = models.CharField(_("secret, hashed"), max_length=64, unique=True, editable=False)
    invited_at = models.DateTimeField(_("invited at"))
    invited_by = acting_user_field(verbose_name=_("invited by"))
    expires_at = models.DateTimeField(_("works until"))
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    accepted_by = acting_user_field(verbose_name=_("accepted by"), null=True, blank=True)

    history = History(excluded_fields=["token_hash"])
    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-invited_at"]
        verbose_name = _("invitation")
        constraints = [
            models.CheckConstraint(
                name="accounts_invitation_name_on_one_line", condition=on_one_line("name")
            ),
            models.CheckConstraint(
                name="accounts_invitation_accepted_by_someone",
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
            ),
            # Whoever is invited again gets a new link, which the older one gives way to.
            models.UniqueConstraint(
                Lower("email"),
                "pilot",
                "role",
                name="accounts_invitation_one_open",
                condition=Q(accepted_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.role_label}, {in_words(self.invited_at)}"

    @property
    def is_from_server(self) -> bool:
        """Whether it was sent by `manage.py invite`."""
        return self.invited_by.email == User.SYSTEM_EMAIL

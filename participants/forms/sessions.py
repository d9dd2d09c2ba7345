"""Forms of sessions that were held: with one participant, with a group, and a correction."""

from typing import Any

from crispy_forms.bootstrap import AccordionGroup
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout, Row
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField, TimeField
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from interwonen.pilots.models import Question
from participants.forms.records import MAY_BE_SHARED
from participants.models import Goal, Participant, SupportSession
from participants.models.sessions import MINUTES_IN_A_DAY

Status = SupportSession.Status
USUAL_MINUTES = 45


class NoteField(forms.CharField):
    """A text that keeps the white space around it.

    How long it may be is a rule of the action, whose message explains it. A browser would cut a
    long text without a word, so the control has no limit.
    """

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 6, "dir": "auto"})
        super().__init__(required=False, strip=False, widget=widget, **kwargs)


class MinutesField(forms.IntegerField):
    """A duration in minutes, free to choose; see participants/_minutes.html."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("initial", USUAL_MINUTES)
        kwargs.setdefault("label", _("Duration in minutes"))
        super().__init__(min_value=1, max_value=MINUTES_IN_A_DAY, **kwargs)


WHEN = Row("day", "starts_at")
MINUTES = Field("duration_minutes", template="participants/_minutes.html")
IN_A_GRID = "iw-group--grid"
CONTACT = Field("contact_type", wrapper_class=IN_A_GRID)


class HeldForm(OffersTerms):
    """What happened, when and how long: the part that all forms of held sessions share."""

    submit_label = _("Save session")
    form_class = "iw-form iw-quick"
    hide_fields_note = True

    day = DateField(label=_("Date"))
    starts_at = TimeField(label=_("Time"))
    contact_type = TermChoiceField("contact_type", label=_("Form of contact"))
    duration_minutes = MinutesField()
    note = NoteField(label=_("Note"))
    life_domains = forms.ModelMultipleChoiceField(
        Question.objects.none(),
        label=_("Life domains"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["life_domains"].queryset = self.domains()  # type: ignore[attr-defined]

    def domains(self) -> QuerySet[Question]:
        """The life domains to choose from."""
        return Question.objects.current("life_domain")

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.layout = Layout(*self.parts())
        return helper

    def parts(self) -> list[Any]:
        """The fields from top to bottom."""
        return ["note", WHEN, CONTACT, MINUTES, self.domain_part()]

    def domain_part(self) -> AccordionGroup:
        """The life domains behind their title."""
        return self.folded(
            _("Life domains"), Field("life_domains", wrapper_class=IN_A_GRID), "life_domains"
        )

    def folded(self, title: Any, part: Any, name: str) -> AccordionGroup:
        """A field behind its title, in sight when it holds something or is wrong."""
        return AccordionGroup(title, part, active=bool(self[name].value() or self[name].errors))


class SessionForm(HeldForm):
    """Log a session that was held with one participant."""

    confidential_note = NoteField(
        label=_("Confidential note"),
        help_text=_(
            "Only counsellors of this participant and the team lead read this. Do not record medical information."
        ),
    )
    goals = forms.ModelMultipleChoiceField(
        Goal.objects.none(),
        label=_("Goals worked on"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, participant: Participant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].help_text = MAY_BE_SHARED
        domains: Any = self.fields["life_domains"]
        domains.queryset = last_used_first(domains.queryset, "life_domains", participant)
        goals: Any = self.fields["goals"]
        goals.queryset = last_used_first(self.goals_of(participant), "goals", participant)
        # Read once, to see whether there are any and to show them.
        goals.choices = [(goal.pk, goal.text) for goal in goals.queryset]
        if not goals.choices:
            del self.fields["goals"]

    def goals_of(self, participant: Participant) -> QuerySet[Goal]:
        """The goals to choose from: those that are open."""
        return Goal.objects.filter(participant=participant, outcome=Goal.Outcome.OPEN)

    def parts(self) -> list[Any]:
        confidential = "confidential_note"
        folds = [self.domain_part()]
        if "goals" in self.fields:
            folds.append(self.folded(_("Goals worked on"), "goals", "goals"))
        folds.append(self.folded(_("Confidential part"), confidential, confidential))
        return ["note", WHEN, CONTACT, MINUTES, *folds]


def last_used_first(choices: QuerySet[Any], name: str, participant: Participant) -> QuerySet[Any]:
    """Choices of the many-to-many field `name`: first those of the last session that was held."""
    held = participant.sessions.filter(status=Status.HELD).order_by("-day", "-starts_at")
    last = SupportSession.objects.filter(pk__in=held.values("pk")[:1], **{name: OuterRef("pk")})
    return choices.order_by(Exists(last).desc(), *choices.model._meta.ordering)


class LogForm(SessionForm):
    """Log a session that was not planned: held, or someone did not turn up.

    What only a held session has is out of sight for a no-show, see static/css/quick.css.
    """

    status = forms.ChoiceField(
        label=_("What came of it"),
        choices=[(held, held.label) for held in (Status.HELD, Status.NO_SHOW)],
        initial=Status.HELD,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.data.get("status") == Status.NO_SHOW:
            self.fields["duration_minutes"].required = False

    def parts(self) -> list[Any]:
        return [Field("status", wrapper_class=IN_A_GRID), *super().parts()]


class SessionChangeForm(ChangeForm, SessionForm):
    """Log a session that was planned, or correct one that was logged."""

    row: SupportSession

    def held(self, row: Any, name: str) -> Any:
        """As every form; a planned session names no domains or goals yet: nothing is asked."""
        if row.status == Status.PLANNED and name in ("life_domains", "goals"):
            return []
        return super().held(row, name)

    def domains(self) -> QuerySet[Question]:
        """Those that are offered, and those that the session already names."""
        offered = super().domains().values("pk")
        named = self.row.life_domains.values("pk")
        return Question.objects.filter(Q(pk__in=offered) | Q(pk__in=named))

    def goals_of(self, participant: Participant) -> QuerySet[Goal]:
        """The open goals, and those that the session already names."""
        named = Q(outcome=Goal.Outcome.OPEN) | Q(sessions=self.row)
        return Goal.objects.filter(named, participant=participant).distinct()


class GroupForm(HeldForm):
    """Log one contact with several participants."""

    participants = forms.ModelMultipleChoiceField(
        Participant.objects.none(), label=_("Participants"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, participants: QuerySet[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participants"].queryset = participants  # type: ignore[attr-defined]
        self.fields["note"].help_text = _(
            "This text comes in the record of each participant: name nobody. You can add to each record afterwards. Do not record medical information."
        )

    def parts(self) -> list[Any]:
        return [Field("participants"), *super().parts()]

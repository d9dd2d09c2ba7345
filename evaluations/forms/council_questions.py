"""Forms about questions of the council."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from evaluations.council.council_questions import A_MEMBER
from evaluations.council.snapshot import report_from
from evaluations.models import CouncilQuestion, PublishedReport
from evaluations.models.council_questions import QUESTION_LENGTH
from interwonen.accounts.models import User
from interwonen.core.change_forms import ChangeForm
from interwonen.core.constraints import REASON_LENGTH
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm
from interwonen.core.marks import Limit
from interwonen.core.open_forms import OpenForm

Choices = list[tuple[str, str | Promise]]
Way = CouncilQuestion.Way

NO_PERSON = _(
    "Everyone reads this. Name no residents and no other people, and nothing that points at them."
)
_ANSWER_HELP = _("Everyone reads this beside the report, and in the next one. Name no residents.")


def parts_of(published: PublishedReport) -> Choices:
    """What can be asked about: the whole edition, or one of its numbered blocks by its code."""
    blocks = report_from(published.snapshot).blocks
    numbered = ((block.code, f"{block.number} {block.title}") for block in blocks)
    return [("", _("The report as a whole")), *numbered]


def code_of_part(published: PublishedReport, number: str) -> str:
    """The code of the block with this printed number; "" where the edition has none."""
    blocks = report_from(published.snapshot).blocks
    return next((block.code for block in blocks if block.number == number), "")


class QuestionForm(BaseForm):
    """What was asked, about which part of which report, by whom and when."""

    submit_label = _("Save question")

    about = forms.ChoiceField(label=_("What is it about?"))
    text = forms.CharField(
        label=_("The question"),
        help_text=NO_PERSON,
        max_length=QUESTION_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    asked_by = forms.CharField(
        label=_("Who asks?"),
        help_text=_("The party, or “een raadslid”. Not a person's name."),
        max_length=100,
    )
    asked_on = DateField(label=_("Asked on"))
    way = forms.ChoiceField(
        label=_("How did it come in?"),
        choices=[(Way.CLERK, Way.CLERK.label), (Way.MEETING, Way.MEETING.label)],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, editions: Iterable[PublishedReport], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.editions = {str(each.pk): each for each in editions}
        self.fields["about"].choices = [  # type: ignore[attr-defined]
            (each.report.quarter.label, [(f"{key}:{code}", name) for code, name in parts_of(each)])
            for key, each in self.editions.items()
        ]

    def facts(self) -> dict[str, Any]:
        """The edition and the code of the block instead of the choice."""
        facts = dict(super().facts())
        key, _sep, block = facts.pop("about").partition(":")
        return {**facts, "published": self.editions[key], "block": block}


class PublicQuestionForm(OpenForm):
    """What a member of the council asks on the public page; nobody has to say a name."""

    submit_label = _("Send")
    limit = Limit("public page: questions of the council", tries=5, every=timedelta(minutes=5))

    about = forms.ChoiceField(label=_("What is it about?"), required=False)
    text = forms.CharField(
        label=_("Your question"),
        help_text=NO_PERSON,
        max_length=QUESTION_LENGTH,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    asked_by = forms.CharField(
        label=_("Your party"),
        help_text=_("Not your own name. Without a party it says “een raadslid”."),
        required=False,
        max_length=100,
    )

    def __init__(self, *args: Any, published: PublishedReport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = parts_of(published)  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The code of the block instead of the choice, and someone who asks."""
        facts = dict(super().facts())
        asked_by = facts.pop("asked_by") or A_MEMBER
        return {"block": facts.pop("about"), "asked_by": asked_by, **facts}


class QuestionChangeForm(ChangeForm):
    """Correct what was recorded of a question."""

    submit_label = _("Save the correction")
    hide_optional = True

    about = forms.ChoiceField(label=_("What is it about?"), required=False)
    text = QuestionForm.base_fields["text"]
    asked_by = QuestionForm.base_fields["asked_by"]
    asked_on = QuestionForm.base_fields["asked_on"]

    def __init__(self, *args: Any, row: CouncilQuestion, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.fields["about"].choices = parts_of(row.published)  # type: ignore[attr-defined]

    def held(self, row: Any, name: str) -> Any:
        """The code of the block is what the question is about."""
        return row.block if name == "about" else super().held(row, name)

    def facts(self) -> dict[str, Any]:
        """The code of the block instead of the choice."""
        facts = dict(super().facts())
        return {"block": facts.pop("about"), **facts}


class AcceptForm(ChangeForm):
    """Let everyone see the question as it reads now."""

    submit_label = _("Show it to everyone")


class OwnerForm(ChangeForm):
    """Who answers."""

    submit_label = _("Save")

    owner = forms.ModelChoiceField(User.objects.none(), label=_("Who answers?"))

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]


class AnswerForm(ChangeForm):
    """The answer, as the council reads it."""

    submit_label = _("Publish the answer")

    answer = forms.CharField(
        label=_("The answer"),
        help_text=_ANSWER_HELP,
        max_length=QUESTION_LENGTH,
        widget=forms.Textarea(attrs={"rows": 12}),
    )


class AnswerCorrectionForm(AnswerForm):
    """Other words for an answer that was given."""

    submit_label = _("Publish the correction")


class ExtensionForm(ChangeForm):
    """Until when an answer takes longer, and why."""

    submit_label = _("Extend the term")

    extended_to = DateField(label=_("New last day"))
    extended_because = forms.CharField(
        label=_("Why does it take longer?"),
        help_text=_ANSWER_HELP,
        max_length=REASON_LENGTH,
    )

"""The form of a self-reliance assessment: both voices on each life domain, on one thumb."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.bootstrap import Accordion, AccordionGroup
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import REASON_LENGTH
from interwonen.core.date_fields import DateField
from interwonen.core.formatting import in_words
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from interwonen.pilots.models import Question, Term
from participants.forms.records import LongTextField
from participants.models import AssessmentScore, Participant
from participants.models.assessments import LIFE_DOMAIN, NOT_DISCUSSED, Voices
from participants.selectors.assessments import Assessed, SaidBefore, level_words

_ANSWER = f"answer_{LIFE_DOMAIN}"
_FIELDS = ("own_level", "own_words", "level", "reasoning", "disagreed", "disagreement")
# Which columns hold what the fields show.
_COLUMNS = {"level": "level_id", "own_level": "own_level_id"}


class AssessmentForm(OffersTerms):
    """Both voices on each of the life domains `asked`; `before` is what was said of them."""

    submit_label = _("Save self-reliance assessment")
    form_class = "iw-form iw-quick"
    hide_fields_note = True
    hide_optional = True

    moment = TermChoiceField("assessment_moment", label=_("Which moment is it?"), in_list=True)
    assessed_on = DateField(label=_("Date of the conversation"))

    def __init__(
        self,
        *args: Any,
        participant: Participant,
        asked: Sequence[Question],
        before: SaidBefore,
        **kwargs: Any,
    ) -> None:
        self.asked, self.before = asked, before
        self.who = participant.first_name or participant.full_name
        offered = Term.objects.offered(_ANSWER, on=kwargs["today"])
        self.answers = {term.pk: term for term in offered}
        super().__init__(*args, **kwargs)
        self.fields.update(self._questions())

    def facts(self) -> dict[str, Any]:
        """The moment and the day, and what both say of each life domain."""
        data = dict(self.cleaned_data)
        scores = {}
        for question in self.asked:
            said = {name: data.pop(f"{name}_{question.code}") for name in _FIELDS}
            answers = {name: self.answers[said[name]] for name in ("level", "own_level")}
            scores[question] = Voices(**{**said, **answers})
        return {**data, "scores": scores}

    @property
    def helper(self) -> Any:
        helper = super().helper
        own = [name for name in self.fields if name in type(self).base_fields]
        helper.layout = Layout(*own, Accordion(*map(self._part, self.asked)))
        return helper

    def _part(self, question: Question) -> AccordionGroup:
        """One life domain behind its name; open when something in it is wrong or was typed before."""
        names = [f"{name}_{question.code}" for name in _FIELDS]
        is_filled = self.is_bound and any(self[name].value() not in _NOTHING for name in names)
        is_wrong = any(self[name].errors for name in names)
        part = AccordionGroup(self._title(question), *names, active=is_filled or is_wrong)
        part.heading = question.label  # under which an error is named
        return part

    def _title(self, question: Question) -> str:
        own, theirs = self._said_of(question)
        if own is None and theirs is None:
            return question.label
        return gettext("%(domain)s (last time %(level)s, %(who)s %(own)s)") % {
            "domain": question.label,
            "level": _short(theirs.level if theirs else None),
            "own": _short(own.own_level if own else None),
            "who": self.who,
        }

    def _said_of(self, question: Question) -> tuple[AssessmentScore | None, AssessmentScore | None]:
        """What the resident and what the counsellor said the last time that it was discussed."""
        return self.before.own_level.get(question.pk), self.before.level.get(question.pk)

    def _questions(self) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {}
        for question in self.asked:
            for name, field in self._fields_of(question).items():
                fields[f"{name}_{question.code}"] = field
        return fields

    def _fields_of(self, question: Question) -> dict[str, forms.Field]:
        """The fields of one life domain; the last answers stand beside the question."""
        who = {"name": self.who}
        own, theirs = self._said_of(question)
        own_words = _last_time(own, own.own_level, own.own_words) if own else ""
        reasoning = _last_time(theirs, theirs.level, theirs.reasoning) if theirs else ""
        return {
            "own_level": self._level(gettext("What does %(name)s say?") % who, own_words),
            "own_words": _text(gettext("In the words of %(name)s") % who),
            "level": self._level(gettext("What do you see?"), reasoning),
            "reasoning": _text(gettext("Why?")),
            "disagreed": forms.BooleanField(label=gettext("We disagree"), required=False),
            "disagreement": _text(gettext("What do you disagree on?")),
        }

    def _level(self, label: str, last_time: str) -> forms.ChoiceField:
        """A level from a list, which a phone shows as one; at first it is not discussed."""
        choices = [(term.pk, level_words(term)) for term in self.answers.values()]
        return forms.ChoiceField(
            label=label, choices=choices, initial=NOT_DISCUSSED, help_text=last_time
        )


# What a field holds that nobody filled in.
_NOTHING = (None, "", False, NOT_DISCUSSED)


def _short(answer: Term | None) -> str:
    return answer.code if answer and answer.meaning else "–"


def _text(label: str) -> LongTextField:
    return LongTextField(label=label, required=False, rows=2, help_text="")


def _last_time(score: AssessmentScore, level: Term, text: str) -> str:
    day = in_words(score.assessment.assessed_on)
    facts = {"day": day, "level": level_words(level), "text": text}
    if text:
        return gettext("Last time (%(day)s): %(level)s. “%(text)s”") % facts
    return gettext("Last time (%(day)s): %(level)s.") % facts


class AssessmentCorrectionForm(AssessmentForm):
    """Correct an assessment: what was said stands in the form."""

    submit_label = _("Save the new version")

    corrected_because = forms.CharField(
        label=_("What was wrong in the earlier version?"),
        help_text=_("The case manager reads this too. Do not record medical information."),
        max_length=REASON_LENGTH,
    )

    def __init__(self, *args: Any, given: Assessed, **kwargs: Any) -> None:
        said = {
            f"{name}_{score.question.code}": getattr(score, _COLUMNS.get(name, name))
            for score in given.scores
            for name in _FIELDS
        }
        known = {"moment": given.assessment.moment, "assessed_on": given.assessment.assessed_on}
        super().__init__(*args, initial={**known, **said}, **kwargs)

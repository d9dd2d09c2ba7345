"""Forms for what people write in a report."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evaluations.council.blocks import BlockPlan, length_of, room_of
from evaluations.forms import NO_RESIDENTS
from evaluations.models import CouncilReport, ReportParagraph
from interwonen.core.change_forms import ChangeForm


class BlockForm(ChangeForm):
    """The text of one block, how that stands if it is a theme, and whether it is ready.

    `follows` names the block to go on with, if there is one. A text that is too long is refused by
    the action: a limit in the browser would cut off, unseen, what someone pastes.
    """

    submit_label = _("Save")
    hide_optional = True
    hide_fields_note = True
    may_repeat = True  # it may have been another text in between

    text = forms.CharField(
        label=_("Text"),
        help_text=NO_RESIDENTS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    rating = forms.ChoiceField(
        label=_("How does it stand?"),
        choices=[*ReportParagraph.Rating.choices, ("", _("Not said yet"))],
        required=False,
        widget=forms.RadioSelect,
    )
    is_ready = forms.BooleanField(label=_("This part is ready"), required=False)

    def __init__(
        self,
        *args: Any,
        row: ReportParagraph,
        plan: BlockPlan,
        follows: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.follows = follows
        if not plan.is_theme:
            del self.fields["rating"]
        if room := room_of(plan):
            text = self.fields["text"]
            text.help_text = f"{text.help_text} {self._room_in_words(room)}"

    def _room_in_words(self, room: int) -> str:
        """How much has room on paper, and how much there is now; nothing is ever cut off."""
        # self["text"] would keep the help text
        text = self.fields["text"].get_bound_field(self, "text")
        number = length_of(text.value() or "")
        said = gettext("There is room on paper for %(room)d characters; there are %(number)d now.")
        if number > room:
            said = gettext(
                "There is room on paper for %(room)d characters; there are %(number)d now. All of it"
                " is printed, but page one then takes two pages, or the story more than four."
            )
        return said % {"room": room, "number": number}

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.form_id = "block"  # the button that takes a proposal over stands outside it
        if self.follows:
            go_on = Submit("go_on", gettext("Save, and on to %(block)s") % {"block": self.follows})
            go_on.field_classes = "utrecht-button utrecht-button--secondary-action"
            helper.add_input(go_on)
        return helper


class ParticularsForm(ChangeForm):
    """Who stands for a report, and where it is filed; `proposed` fills what is empty."""

    submit_label = _("Save")
    hide_optional = True

    portfolio_holder = forms.CharField(
        label=_("Portfolio holder"),
        help_text=_("The alderman who answers for this report in the council."),
        required=False,
        max_length=100,
    )
    case_number = forms.CharField(label=_("Case number"), required=False, max_length=60)
    contact = forms.CharField(
        label=_("Contact"),
        help_text=_(
            "A function with a telephone number or e-mail address, not a person: the report is public."
        ),
        required=False,
        max_length=200,
    )

    def __init__(
        self, *args: Any, row: CouncilReport, proposed: CouncilReport | None, **kwargs: Any
    ) -> None:
        names = [name for name in self.base_fields if not getattr(row, name)]
        kwargs["initial"] = {name: getattr(proposed, name) for name in names if proposed}
        super().__init__(*args, row=row, **kwargs)

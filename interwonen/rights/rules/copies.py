"""The rules on copies of files; a constraint in the database bears the name of its rule."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

OF_A_REQUEST = ActionRule(
    name="rights_filecopy_of_a_request",
    message=_("A copy is made only for an open request to see the own data."),
    next_step=_("Record that request first, or a new one when it was answered already."),
    ground=_("Everything about a person on paper at once is made only when that person asks."),
)
ONE_THAT_COUNTS = Rule(
    name="rights_filecopy_one_that_counts",
    message=_("There is a copy for this request already."),
    next_step=_("Go on with that one, or withdraw it first and say why."),
    ground=_("Two copies of one request could differ, and nobody would know which was given."),
)
RELEASED_BY_SOMEONE = Rule(
    name="rights_filecopy_released_by_someone",
    message=_("It is not known who released this copy, or when."),
    next_step=_("Release it anew."),
    ground=_("Someone answers for what leaves the house."),
)
RELEASED_STAYS = Rule(
    name="rights_filecopy_released_stays",
    message=_("This copy was released, and does not change any more."),
    next_step=_("Is something wrong in it? Withdraw it, say why, and make a new one."),
    ground=_("What the resident was given must stay to be found."),
)
ONLY_MARKED = Rule(
    name="rights_copytext_only_marked",
    message=_("This text says something else than the file."),
    next_step=_("Change nothing but the marks: [[ before and ]] after what is left out."),
    ground=_("A copy says what the file says; what is about someone else is left out visibly."),
)
MARKS_IN_PAIRS = ActionRule(
    name="rights_copytext_marks_in_pairs",
    message=_("Each [[ needs a ]] after it, before the next one."),
    next_step=_("Look where a mark is missing, or stands twice."),
    ground=_("Else it is not clear what is left out."),
)
SEEN_AS_IT_IS = ActionRule(
    name="rights_filecopy_seen_as_it_is",
    message=_("A colleague changed what is left out since you opened this page."),
    next_step=_("Look at the texts that were changed, and go on after that."),
    ground=_("Nothing leaves the house that you did not see so."),
)
SEEN_FIRST = Rule(
    name="rights_filecopy_seen_first",
    message=_("Not every text was gone through."),
    next_step=_("Go through the texts that are left, and save each page."),
    ground=_(
        "What is about someone else must not leave the house (AVG, article 15, fourth paragraph)."
    ),
)
WRITTEN_HERE = ActionRule(
    name="rights_filecopy_written_here",
    message=_("Interwonen did not write who went through a text of this copy."),
    next_step=_("Withdraw this copy and make a new one, and tell who runs Interwonen."),
    ground=_("A second look counts only when that person really looked."),
)
SECOND_LOOK = Rule(
    name="rights_filecopy_second_look",
    message=_("You went through texts of this copy yourself."),
    next_step=_("Let a colleague look and release it. Is there none? Then say why."),
    ground=_("Who marks texts all day overlooks a name; a second person sees it."),
    field="alone_because",
)
COLLEAGUE_LOOKS = ActionRule(
    name="rights_filecopy_colleague_looks",
    message=_("You went through texts of this copy yourself, and a colleague can release it."),
    next_step=_("Ask that colleague. Did you both go through texts? Then one of you does all."),
    ground=_("Who marks texts all day overlooks a name; a second person sees it."),
)
MADE_ONCE = Rule(
    name="rights_copytext_one_of_a_number",
    message=_("This text stands twice in the copy."),
    next_step=_("Make the copy anew."),
    ground=_("Each text is gone through once."),
)
MADE_ONCE.checked_as("rights_copyfile_once_per_kind")
MISTAKE_IS_EXPLAINED.checked_as("rights_filecopy_withdrawal_says_why")

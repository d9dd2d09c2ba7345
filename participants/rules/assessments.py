"""Rules on self-reliance assessments."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

NEVER_ALTERED = Rule(
    name="participants_assessment_never_altered",
    message=_("A submitted assessment does not change."),
    next_step=_("Is something wrong in it? Correct it: that makes a new version."),
    ground=_("What both said on that day stays as it was said."),
)
FITS_ITS_VERSION = Rule(
    name="participants_assessment_fits_its_version",
    message=_("These life domains do not belong together in one assessment."),
    next_step=_("Open the form again from the file of the participant."),
    ground=_("Levels of different versions of the instrument cannot be compared."),
)
SAYS_A_LEVEL = Rule(
    name="participants_assessment_says_a_level",
    message=_("No level was chosen in any life domain."),
    next_step=_("Choose a level in at least one life domain, by you or by the resident."),
    ground=_("An assessment in which nothing was discussed says nothing."),
)
LOW_SAYS_WHY = Rule(
    name="participants_assessmentscore_low_says_why",
    message=_("The reason is missing of a level that is 1 or 2."),
    next_step=_("Write in a few words what you see."),
    ground=_("With a low level a colleague must know at once what the matter is."),
)
CHANGE_SAYS_WHY = ActionRule(
    name="participants_assessmentscore_change_says_why",
    message=_("The reason is missing of a level that is new or differs from last time."),
    next_step=_("Write in a few words what you see, or what has changed."),
    ground=_(
        "A change that nobody explains cannot be followed. The same level needs no new reason."
    ),
)
DISAGREEMENT_IS_MARKED = Rule(
    name="participants_assessmentscore_disagreement_is_marked",
    message=_("You wrote what you disagree on, and did not tick that you disagree."),
    next_step=_("Tick “We disagree”, or empty the text."),
    ground=_("A disagreement is looked up by that mark."),
)
SCORED_ONCE = Rule(
    name="participants_assessmentscore_once",
    message=_("This life domain has an answer already in this assessment."),
    next_step=_("Open the form again and fill it in once."),
    ground=_("Both say one thing about a life domain in an assessment."),
)
CORRECTED_ONCE = Rule(
    name="participants_assessment_corrected_once",
    message=_("This version has been corrected already."),
    next_step=_("Open the last version, and correct that one if needed."),
    ground=_("Of each assessment one version counts."),
)
CORRECTION_SAYS_WHY = Rule(
    name="participants_assessment_correction_says_why",
    message=_("You have not said what was wrong."),
    next_step=_("Write in a few words why there is a new version."),
    ground=_("Who sees both versions wants to know why they differ."),
    field="corrected_because",
)
LAST_VERSION_FIRST = Rule(
    name="participants_assessment_last_version_first",
    message=_("This version has been corrected, so it cannot be withdrawn."),
    next_step=_("Withdraw the last version first; then this one counts again."),
    ground=_("The last version rests on this one."),
)

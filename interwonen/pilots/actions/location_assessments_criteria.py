"""Make a new list of the criteria that the location of a pilot is judged by."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Pilot, Question
from interwonen.pilots.models.location_assessments import LOCATION_CRITERION
from interwonen.pilots.rules import location_assessments as rules
from interwonen.pilots.selectors.location_assessments_criteria import criteria_lists, own_version


@transaction.atomic
def change_location_criteria(
    *, pilot: Pilot, based_on: str, labels: Mapping[str, str], added: Sequence[str], by: User
) -> list[Question]:
    """Make a new version of the list `based_on`, for assessments to come.

    `labels` are its criteria by code, of which an empty one is left out; `added` come after them.
    Assessments that were made keep their list. Raises RuleBroken when `based_on` is not the last list
    any more, and when the new one has no criterion, has a name twice, or is the same.
    """
    pilot = lock_pilot(pilot)
    last = criteria_lists(pilot)[0]
    refuse_unless(last.version == based_on, rules.LIST_IS_LAST)
    number = last.number + 1
    named = {code: label.strip() for code, label in labels.items() if label.strip()}
    more = [label.strip() for label in added if label.strip()]
    names = [*named.values(), *more]
    refuse_unless(bool(names), rules.LIST_NAMES_SOME)
    refuse_unless(len({name.casefold() for name in names}) == len(names), rules.LIST_NAMES_ONCE)
    before = {criterion.code: criterion.label for criterion in last.criteria}
    refuse_unless(bool(more) or named != before, rules.LIST_CHANGES)
    named |= {f"own_{number}_{place}": label for place, label in enumerate(more, start=1)}
    return [
        save_as(
            Question(
                question_set=LOCATION_CRITERION,
                version=own_version(pilot, number),
                code=code,
                label=label,
                position=position,
            ),
            by=by,
        )
        for position, (code, label) in enumerate(named.items(), start=1)
    ]

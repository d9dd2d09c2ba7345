"""Which rounds of the survey and which forms a user sees."""

from datetime import date
from typing import Any, Self

from django.db.models import Case, CharField, Count, OuterRef, Q, Subquery, Value, When

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet, ScopedQuerySet


class SurveyRoundQuerySet(MayBeWithdrawnQuerySet):
    """Rounds of the survey among neighbours."""

    read_permission = Permission.NEIGHBOURHOOD_READ

    def with_status(self, *, on: date) -> Self:
        """Each round's `.status` as of the date `on`, a code of SurveyRound.Status."""
        status: Any = Case(
            When(~Q(withdrawn_because=""), then=Value("withdrawn")),
            When(completed_on__lte=on, then=Value("completed")),
            When(opens_on__gt=on, then=Value("planned")),
            When(closes_on__gte=on, then=Value("open")),
            default=Value("closed"),
            output_field=CharField(),
        )
        return self.annotate(status=status)

    def with_counts(self) -> Self:
        """Each round's `.forms_returned`, and how many of them on `.paper` and on the `.web`."""
        standing = Q(forms__withdrawn_because="", forms__isnull=False)
        return self.annotate(
            forms_returned=Count("forms", filter=standing),
            paper=Count("forms", filter=standing & Q(forms__source="paper")),
            web=Count("forms", filter=standing & Q(forms__source="web")),
        )

    def for_page(self, *, on: date) -> Self:
        """Rounds with their letter, their status and numbers."""
        rows = super().for_page(on=on).select_related("letter_round")
        return rows.with_status(on=on).with_counts()


class SurveyFormQuerySet(MayBeWithdrawnQuerySet):
    """Forms that neighbours returned: to be read by who enters them."""

    read_permission = Permission.NEIGHBOURHOOD_WRITE
    pilot_path = "round__pilot"

    def for_page(self, *, on: date) -> Self:
        """Forms with their round and number."""
        return super().for_page(on=on).numbered()

    def on_the_web_after(self, day: date) -> Self:
        """Those that came in on the web after a day; on paper they may be entered later."""
        return self.filter(source="web", entered_on__gt=day)

    def numbered(self) -> Self:
        """Each form's `.number` in its round: in the order of random keys, which says nothing. It
        may change as long as forms come in."""
        until = self.model.objects.filter(round=OuterRef("round"), pk__lte=OuterRef("pk"))
        numbers = until.order_by().values("round").annotate(number=Count("pk")).values("number")
        return self.annotate(number=Subquery(numbers))


class SurveyAnswerQuerySet(ScopedQuerySet):
    """Answers on returned forms."""

    read_permission = Permission.NEIGHBOURHOOD_WRITE
    pilot_path = "form__round__pilot"

    def standing(self) -> Self:
        """Those on forms that were not withdrawn."""
        return self.filter(form__withdrawn_because="")

"""The versioned question sets."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from interwonen.core.history import History
from interwonen.pilots.querysets.questions import QuestionQuerySet


class Question(models.Model):
    """One question or domain of a versioned set.

    An old answer keeps its version, so what was asked never changes: other words are a new version.
    """

    question_set = models.CharField(_("question set"), max_length=30)
    version = models.CharField(_("version"), max_length=20)
    code = models.CharField(_("code"), max_length=40)
    label = models.CharField(_("label"), max_length=200)
    position = models.PositiveSmallIntegerField(_("position"))
    offered = models.BooleanField(_("offered on forms"), default=True)

    fixed_fields = ("question_set", "version", "code", "label")
    history = History()
    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["question_set", "version", "position"]
        verbose_name = _("question")
        constraints = [
            models.UniqueConstraint(
                fields=["question_set", "version", "code"], name="pilots_question_once_per_version"
            )
        ]

    def __str__(self) -> str:
        return self.label

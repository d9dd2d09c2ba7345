"""The organisations that people work for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from interwonen.core.history import History

# How a name that begins with this word goes on in a sentence.
_WITH_ARTICLE = {"gemeente": "de gemeente", "leger": "het Leger", "stichting": "stichting"}


class Organisation(models.Model):
    """A party of a pilot: a municipality, a care provider, a landlord."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("Municipality")
        CARE_PROVIDER = "care_provider", _("Care provider")
        LANDLORD = "landlord", _("Landlord")
        OTHER = "other", _("Other")

    name = models.CharField(_("name"), max_length=100, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)

    printed_fields = ("name",)
    history = History()

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")

    def __str__(self) -> str:
        return self.name

    @property
    def in_a_sentence(self) -> str:
        """The name as Dutch has it within a sentence: "de gemeente Emmen", "het Leger des Heils"."""
        first, space, rest = self.name.partition(" ")
        return f"{_WITH_ARTICLE.get(first.lower(), first)}{space}{rest}"

"""The rows that the floor shows."""

from django.db import models


class Row(models.Model):
    """A row of seven cells: three texts, two dates, two numbers."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    place = models.CharField(max_length=80)
    starts_on = models.DateField()
    ends_on = models.DateField()
    number = models.IntegerField()
    amount = models.IntegerField()

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """A capacity decision says why and by which decision; one from before stays as it was."""

    dependencies = [("pilots", "0003_add_opening_hours")]

    operations = [
        AddConstraintNotValid(
            model_name="capacitystep",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__regex", "\\S"), ("reference__regex", "\\S")),
                name="pilots_capacitystep_says_why",
            ),
        ),
    ]

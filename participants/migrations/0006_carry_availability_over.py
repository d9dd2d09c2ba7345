from django.db import migrations


def carry_over(apps, schema_editor):
    """The one period that a dwelling had becomes the first of its periods."""
    Dwelling = apps.get_model("participants", "Dwelling")
    Availability = apps.get_model("participants", "Availability")
    History = apps.get_model("participants", "HistoricalAvailability")
    for dwelling in Dwelling.objects.all():
        days = {"starts_on": dwelling.available_from, "ends_on": dwelling.available_until}
        period = Availability.objects.create(dwelling=dwelling, **days)
        past = apps.get_model("participants", "HistoricalDwelling").objects.filter(id=dwelling.pk)
        last = past.order_by("-history_id").first()
        if last is not None:
            History.objects.create(
                id=period.pk,
                dwelling=dwelling,
                **days,
                history_type="+",
                history_date=last.history_date,
                history_user_id=last.history_user_id,
            )


def carry_back(apps, schema_editor):
    """The first period again becomes the dwelling's own."""
    Dwelling = apps.get_model("participants", "Dwelling")
    for dwelling in Dwelling.objects.all():
        period = dwelling.availabilities.order_by("starts_on").first()
        if period is not None:
            dwelling.available_from, dwelling.available_until = period.starts_on, period.ends_on
            dwelling.save()


class Migration(migrations.Migration):
    """A dwelling may be available in several periods."""

    dependencies = [("participants", "0005_add_the_way")]

    operations = [migrations.RunPython(carry_over, carry_back)]

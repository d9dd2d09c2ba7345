"""Nothing leads from what neighbours say to a resident, nor the other way."""

from django.apps import apps


def reachable(model):
    """The models to which the foreign keys of a model lead, directly and by others."""
    waiting, found = [model], set()
    while waiting:
        for field in waiting.pop()._meta.get_fields():
            is_forward = field.is_relation and not field.auto_created
            if is_forward and field.related_model and field.related_model not in found:
                found.add(field.related_model)
                waiting.append(field.related_model)
    return found


def led_to(app, other):
    """Which models of an app lead to which of another, by name; with the history of both."""
    paths = {model: reachable(model) for model in apps.get_app_config(app).get_models(True)}
    return {
        f"{model.__name__} to {target.__name__}"
        for model, targets in paths.items()
        for target in targets
        if target._meta.app_label == other
    }


def test_no_foreign_key_leads_from_the_neighbourhood_to_a_resident():
    assert led_to("neighbours", "participants") == set()


def test_no_foreign_key_leads_from_a_resident_to_the_neighbourhood():
    assert led_to("participants", "neighbours") == set()


def test_the_walk_follows_more_than_one_key():
    assert "SessionSeries to Pilot" in led_to("participants", "pilots")
    assert "GoalStep to Participant" in led_to("participants", "participants")

"""Dwellings, participants, referrals, placements, exits and support sessions."""

from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    name = "participants"

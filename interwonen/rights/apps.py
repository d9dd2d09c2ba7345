"""What residents may ask about their own data (AVG 15 to 21, Wmo 5.3.5), and what came of it."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "interwonen.rights"

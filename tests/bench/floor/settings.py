"""Settings of the floor: what a signed-in page takes, and the connection that ours has too."""

import os

import dj_database_url

SECRET_KEY = "keeps nothing secret: it only serves a measurement"
ALLOWED_HOSTS = ["127.0.0.1"]
DATABASES = {
    "default": dj_database_url.parse(
        os.environ["BENCH_FLOOR_DATABASE"], conn_max_age=60, conn_health_checks=True
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "tests.bench.floor",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
SESSION_COOKIE_NAME = "__Host-sessionid"  # as ours outside a demonstration
ROOT_URLCONF = "tests.bench.floor.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.contrib.auth.context_processors.auth"]},
    }
]

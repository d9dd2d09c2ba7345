"""All settings; what differs per installation comes from the environment.

Without DATABASE_URL the application runs as a demonstration: embedded PostgreSQL, plain HTTP, and a
clock fixed on the last day of the quarter that the letter to the council names.
"""

from datetime import date
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from environs import Env, validate

from interwonen.accounts import sign_in_library
from interwonen.accounts.issuers import read_issuers
from interwonen.core.embedded_postgres import start_embedded_postgres
from interwonen.core.secret_key import local_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()

DATA_DIR = env.path("INTERWONEN_DATA_DIR", BASE_DIR / ".data").absolute()
DATABASE_URL = env.str("DATABASE_URL", "")
EMBEDDED = not DATABASE_URL

# Reached from this machine only, over plain HTTP: a demonstration, or who builds.
LOCAL = env.bool("INTERWONEN_LOCAL", EMBEDDED)
DEBUG = env.bool("INTERWONEN_DEBUG", False)
CLOCK_DATE = env.date("INTERWONEN_CLOCK", date(2021, 6, 30) if EMBEDDED else None)
CLOCK_TIME = env.time("INTERWONEN_CLOCK_TIME", None)
_secret_keys: list[str] = env.list("INTERWONEN_SECRET_KEY", [])
if not (_secret_keys or LOCAL):
    raise ImproperlyConfigured("Set INTERWONEN_SECRET_KEY to a long random text.")
# Of these and those of the log the first is used; what earlier ones signed or encrypted still holds.
SECRET_KEY, *SECRET_KEY_FALLBACKS = _secret_keys or [local_secret_key(DATA_DIR)]
LOG_KEYS = env.list("INTERWONEN_LOG_KEYS", [SECRET_KEY] if LOCAL else [])
if not LOG_KEYS:
    raise ImproperlyConfigured("Set INTERWONEN_LOG_KEYS to a long random text, and never lose it.")
ALLOWED_HOSTS = env.list("INTERWONEN_HOSTS", ["127.0.0.1", "localhost"] if LOCAL else [])
# Where links in mails lead. Not the name in a request: whoever sends the request chooses that.
SITE_ADDRESS = env.str(
    "INTERWONEN_ADDRESS",
    f"http://127.0.0.1:{env.int('PORT', 8000)}"
    if LOCAL
    else f"https://{''.join(ALLOWED_HOSTS[:1])}",
).rstrip("/")
CSRF_FAILURE_VIEW = "interwonen.access.late_forms.csrf_failure"
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]  # for when a proxy changes the host name

OUR_APPS = [
    "interwonen.core",
    "interwonen.access",
    "interwonen.accounts",
    "interwonen.pilots",
    "interwonen.audit",
    "participants",
    "neighbours",
    "evaluations",
    "interwonen.rights",
    "interwonen.retention",
    "interwonen.home",
]
INSTALLED_APPS = [
    *OUR_APPS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "csp",
    "simple_history",
    "post_office",
]

MIDDLEWARE = [
    "interwonen.core.probes.Probes",
    "interwonen.core.request_ids.RequestIds",
    "interwonen.core.middleware.Apart",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "interwonen.core.middleware.PageHeaders",
    "csp.middleware.CSPMiddleware",
    "interwonen.core.unavailable.Unavailable",
    "interwonen.core.unreadable.RefuseUnreadable",
    "interwonen.core.unavailable.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "interwonen.access.session_middleware.SignInFirst",
    "interwonen.accounts.factor_middleware.SecondFactorFirst",
    "interwonen.access.middleware.AccessMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "interwonen.urls"
WSGI_APPLICATION = "interwonen.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "interwonen.home.navigation.page_shell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "interwonen.core.templatetags.interwonen",
                "interwonen.access.templatetags.audiences",
                "interwonen.audit.templatetags.histories",
            ],
        },
    }
]

# In seconds. Those of a page (interwonen/core/page_timeouts.py) end well before a web server gives up
# on a worker, which is after 30 for gunicorn; 0 is for ever.
CONNECT_TIMEOUT = env.int("INTERWONEN_CONNECT_TIMEOUT", 3)
PAGE_TIMEOUTS = {
    "statement_timeout": env.int("INTERWONEN_STATEMENT_TIMEOUT", 10),
    "lock_timeout": env.int("INTERWONEN_LOCK_TIMEOUT", 3),
    "idle_in_transaction_session_timeout": env.int("INTERWONEN_IDLE_TIMEOUT", 60),
}
DATABASES = {
    "default": dj_database_url.parse(
        DATABASE_URL or start_embedded_postgres(DATA_DIR),
        engine="interwonen.core.postgresql",
        conn_max_age=0 if EMBEDDED else 60,
        conn_health_checks=True,
        # A form's choices are few: a cursor on the server asks three times what one query gives.
        disable_server_side_cursors=True,
    )
}
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", CONNECT_TIMEOUT)
if DATABASE_URL and not DATABASE_URL.startswith(("postgres://", "postgresql://")):
    raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL server: postgresql://...")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# In the database, so that web processes hold no state: PDFs that were made, and what the sign-in
# library still counts itself.
CACHES = {
    "default": {
        "BACKEND": "interwonen.core.signed_cache.SignedCache",
        "LOCATION": "interwonen_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # nobody pushes out a count by making others
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "interwonen.accounts.backends.WithOrganisation",
    "interwonen.accounts.backends.SignedInAtIssuer",
]
# The organisations with which people sign in, by key: a file such as docs/openid.example.toml.
OPENID_ISSUERS = read_issuers(env.str("INTERWONEN_OPENID", ""))
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "interwonen.accounts.passwords.HardToGuess", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "interwonen.accounts.adapter.InvitationOnlyAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation proves the address
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "interwonen.accounts.password_resets.NewestLinkOnly"
PASSWORD_RESET_TIMEOUT = 4 * 60 * 60  # seconds; the mail names the hours
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody gets mail from here without an account
# Tries to sign in, and the mails with a link, are counted by accounts/sign_in_limits.py.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None, "reset_password": "20/m/ip"}
# Off only where nobody but this machine gets in: in a demonstration.
SECOND_FACTOR = env.bool("INTERWONEN_SECOND_FACTOR", not LOCAL)
if not (SECOND_FACTOR or LOCAL):
    raise ImproperlyConfigured("INTERWONEN_SECOND_FACTOR=0 is for a demonstration only.")
globals().update(sign_in_library.SETTINGS)  # what is the same everywhere
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = LOCAL
LOGIN_REDIRECT_URL = "home:start"
LOGIN_URL = "account_login"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "interwonen" / "locale"]
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "/static/"
STATIC_ROOT = (DATA_DIR if EMBEDDED else BASE_DIR) / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Straight from static/, not collected: for tests, and for who works on a style sheet.
LIVE_STATIC = env.bool("INTERWONEN_LIVE_STATIC", LOCAL)
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = LIVE_STATIC
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LIVE_STATIC
        else "interwonen.core.stylesheet.OneStylesheet"
    },
}

FORM_RENDERER = "interwonen.core.form_renderer.ControlRenderer"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["nldesign"]
CRISPY_TEMPLATE_PACK = "nldesign"

EMAIL_HOST = env.str("INTERWONEN_EMAIL_HOST", "")
EMAIL_PORT = env.int("INTERWONEN_EMAIL_PORT", 587)
EMAIL_HOST_USER = env.str("INTERWONEN_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env.str("INTERWONEN_EMAIL_PASSWORD", "")
EMAIL_SECURITY = env.str(
    "INTERWONEN_EMAIL_SECURITY", "starttls", validate=validate.OneOf(["starttls", "tls", "none"])
)
EMAIL_USE_TLS, EMAIL_USE_SSL = EMAIL_SECURITY == "starttls", EMAIL_SECURITY == "tls"
EMAIL_TIMEOUT = env.int("INTERWONEN_EMAIL_TIMEOUT", 10)  # seconds
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = env.str("INTERWONEN_FROM_EMAIL", "interwonen@example.invalid")

# Whose GnuPG keys open a backup (interwonen/core/backups.py), where backups go and for how many days.
BACKUP_TO: list[str] = env.list("INTERWONEN_BACKUP_TO", [])
BACKUP_DIR = env.path("INTERWONEN_BACKUP_DIR", DATA_DIR / "backups").absolute()
BACKUP_DAYS = env.int("INTERWONEN_BACKUP_DAYS", 30, validate=validate.Range(min=1))

PDF_SECONDS = 25  # gunicorn ends a web process that works on one page for 30

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        # Signing in there and out again begins with a form of ours that leads to them.
        "form-action": ["'self'", *(issuer.origin for issuer in OPENID_ISSUERS.values())],
        "object-src": ["'none'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
# The certificate (PKCS#12) with which a published report is sealed; without one it is not.
SEAL_P12 = env.str("INTERWONEN_SEAL_P12", "")
SEAL_PASSWORD = env.str("INTERWONEN_SEAL_PASSWORD", "")
# Whom to tell about a weak spot: mailto:..., tel:... or https://...
SECURITY_CONTACT = env.str(
    "INTERWONEN_SECURITY_CONTACT", "", validate=validate.Regexp(r"((mailto:|tel:|https://)\S+)?$")
)
SESSION_COOKIE_AGE = 10 * 60 * 60
# After how long without use a session ends; a page warns two minutes before.
IDLE_MINUTES = env.int("INTERWONEN_IDLE_MINUTES", 15, validate=validate.Range(min=3, max=60))
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_COOKIE_AGE = None  # nor does this cookie outlive the browser
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not LOCAL
# A name that begins so is taken by a browser from this host only, over HTTPS (RFC 6265bis).
SESSION_COOKIE_NAME = "sessionid" if LOCAL else "__Host-sessionid"
CSRF_COOKIE_NAME = "csrftoken" if LOCAL else "__Host-csrftoken"
CSRF_COOKIE_HTTPONLY = True  # scripts read the token from the form
SECURE_HSTS_SECONDS = 0 if LOCAL else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOCAL  # of the name of this application alone
# How many proxies of our own stand in front. Without one, nobody is believed on what proxies say.
TRUSTED_PROXIES = env.int("INTERWONEN_TRUSTED_PROXIES", 0, validate=validate.Range(min=0))
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
# Whether browsers hold the list of names that are preloaded is not for one application to promise.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "refusals": {"()": "interwonen.core.log_lines.OneLineEach"},
        "secrets": {"()": "interwonen.core.log_lines.HideSecrets"},
    },
    "formatters": {
        "plain": {"()": "interwonen.core.log_lines.WithoutValues"},
        "json": {"()": "interwonen.core.log_lines.JsonLines"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["refusals", "secrets"],
            "formatter": "plain" if LOCAL else "json",
        }
    },
    "loggers": {
        "django": {"level": "WARNING"},  # without its own handlers, which say all twice
        "interwonen.requests": {"level": "WARNING" if LOCAL else "INFO"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}

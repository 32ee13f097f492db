"""Django's settings. What differs between installations comes from the environment (``environment.py``)."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from anyshore.plumbing import environment, languages
from anyshore.settings.floors import FLOORS as ANYSHORE_FLOORS  # noqa: F401 - plumbing's check of relations reads it
from anyshore.settings.logs import configuration, configure_structlog

PACKAGE = Path(__file__).resolve().parents[1]

ANYSHORE_DATA: Path = environment.data_folder()
ANYSHORE_SANDBOX: bool = environment.is_sandbox()
ANYSHORE_PORT: int = environment.port()
ANYSHORE_URL: str = environment.public_url()
ANYSHORE_NAME: str = environment.text("ANYSHORE_NAME", "Anyshore")
ANYSHORE_OPERATOR: str = environment.text("ANYSHORE_OPERATOR", ANYSHORE_NAME)
# Where a visitor of whom nothing is known is taken to be: the country and the currency that forms begin with.
ANYSHORE_COUNTRY: str = environment.country("IE")
# The sandbox moves play money; a real instance keeps a ledger of what the parties pay each other.
ANYSHORE_RAIL: str = "sandbox" if ANYSHORE_SANDBOX else "ledger_only"
ANYSHORE_FEE_BPS: int = int(environment.text("ANYSHORE_FEE_BPS", "0"))
# Proposing is free; instead each provider may send so many proposals in seven days. Invitations do not count.
ANYSHORE_PROPOSALS_A_WEEK: int = int(environment.text("ANYSHORE_PROPOSALS_A_WEEK", "40"))
ANYSHORE_PROXIES: int = int(environment.text("ANYSHORE_PROXIES", "0"))
# What counts as nearshore: hours between the working days, and kilometres where the continents differ.
ANYSHORE_NEAR_MINUTES: int = round(60 * float(environment.text("ANYSHORE_NEAR_HOURS", "3")))
ANYSHORE_NEAR_KM: int = int(environment.text("ANYSHORE_NEAR_KM", "3000"))
ANYSHORE_EMBEDDED: bool = environment.is_embedded()
_ENCRYPTED = ANYSHORE_URL.startswith("https://")

SECRET_KEY = environment.secret_key()
DEBUG = environment.is_on("ANYSHORE_DEBUG")
ALLOWED_HOSTS = environment.hosts()
CSRF_TRUSTED_ORIGINS = [ANYSHORE_URL]

# ---------------------------------------------------------------------------------------------------- applications

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "anyshore.plumbing",
    "anyshore.parties",
    "anyshore.ledger",
    "anyshore.approvals",
    "anyshore.conversations",
    "anyshore.catalogue",
    "anyshore.strategy",
    "anyshore.sourcing",
    "anyshore.contracts",
    "anyshore.delivery",
    "anyshore.transition",
    "anyshore.payments",
    "anyshore.reviews",
    "anyshore.exits",
    "anyshore.insight",
    "anyshore.web",
    "anyshore.jobs",
    "anyshore.cli",
]
if (PACKAGE / "demo" / "apps.py").exists():  # an operator may leave the demo out of an installation
    INSTALLED_APPS.append("anyshore.demo")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "anyshore.web.middleware.HeadersMiddleware",
    "anyshore.web.middleware.ActorMiddleware",
    "anyshore.web.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "anyshore.web.urls"
CSRF_FAILURE_VIEW = "anyshore.web.errors.csrf_failure"
WSGI_APPLICATION = "anyshore.settings.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = True

# ------------------------------------------------------------------------------------------------------- templates

_CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web", *sorted((PACKAGE / "web").glob("*/templates"))],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "anyshore.web.environment.environment",
            "context_processors": ["anyshore.web.rendering.shared"],
        },
    },
    {
        # allauth's mails; without it a sign-up fails at its mail and leaves the user's row behind
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _CONTEXT_PROCESSORS},
    },
]

# -------------------------------------------------------------------------------------------------------- database

DATABASES = environment.databases()
DATABASE_ROUTERS: list[str] = []
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# ------------------------------------------------------------------------------------------------- people and sign-in

AUTH_USER_MODEL = "parties.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "anyshore.web.accounts.signup.SignUp"
ACCOUNT_ADAPTER = "anyshore.web.accounts.adapter.AccountAdapter"
MFA_ADAPTER = "anyshore.web.accounts.adapter.MFAAdapter"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if _ENCRYPTED else "http"

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Anyshore"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _ENCRYPTED

# ------------------------------------------------------------------------------------------------------------ mail

EMAIL_BACKEND = "anyshore.plumbing.mail.DeferredBackend"
ANYSHORE_SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_TIMEOUT = 10
EMAIL_HOST = environment.text("ANYSHORE_SMTP_HOST", "localhost")
EMAIL_PORT = int(environment.text("ANYSHORE_SMTP_PORT", "25"))
EMAIL_HOST_USER = environment.text("ANYSHORE_SMTP_USER")
EMAIL_HOST_PASSWORD = environment.text("ANYSHORE_SMTP_PASSWORD")
EMAIL_USE_TLS = environment.is_on("ANYSHORE_SMTP_TLS")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("ANYSHORE_MAIL_FROM", "Anyshore <anyshore@localhost>")

# ------------------------------------------------------------------------------------------------ languages and time

LANGUAGE_CODE = languages.WRITTEN_IN
# The words of each language, ours and the operator's; gettext reads what is compiled from them.
ANYSHORE_WORDS = [PACKAGE / "web" / "locale", ANYSHORE_DATA / "locale"]
LANGUAGES = languages.spoken(ANYSHORE_WORDS)
LOCALE_PATHS = [ANYSHORE_DATA / "messages"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# ----------------------------------------------------------------------------------------------------- files, static

MEDIA_ROOT = ANYSHORE_FILES = ANYSHORE_DATA / "files"
# What one form may carry, and what may come in pieces and go on after a cut (5 GiB).
ANYSHORE_FILE_MAX_BYTES = int(environment.text("ANYSHORE_FILE_MAX_BYTES", "104857600"))
ANYSHORE_UPLOAD_MAX_BYTES = int(environment.text("ANYSHORE_UPLOAD_MAX_BYTES", str(5 * 2**30)))
# A command that looks at each file before it is kept: 0 clean, 1 found something. "" for none.
ANYSHORE_SCANNER = environment.text("ANYSHORE_SCANNER")
ANYSHORE_ASK_LINKS = environment.text("ANYSHORE_ASK_LINKS") == "1"
# Where the European Central Bank's file of reference rates is read each working day. "" for nowhere.
ANYSHORE_RATES_URL = environment.text("ANYSHORE_RATES_URL")
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_MAX_MEMORY_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

STATIC_URL = "/static/"
STATIC_ROOT = ANYSHORE_DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# -------------------------------------------------------------------------------------------------------- protection

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = _ENCRYPTED
SECURE_HSTS_SECONDS = 31_536_000 if _ENCRYPTED else 0
# The server itself speaks HTTP, on loopback: an https address means a proxy in front, which sets this header.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _ENCRYPTED else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _ENCRYPTED
SESSION_COOKIE_NAME = "__Host-session" if _ENCRYPTED else "anyshore_session"
CSRF_COOKIE_NAME = "__Host-csrf" if _ENCRYPTED else "anyshore_csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SILENCED_SYSTEM_CHECKS: list[str] = []

# ------------------------------------------------------------------------------------------------------ jobs and logs

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"

configure_structlog()
LOGGING = configuration(ANYSHORE_DATA / "logs")

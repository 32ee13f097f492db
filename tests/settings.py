"""Settings of the tests: the product's, but with quick passwords, plain static files and no log file."""

from anyshore.settings import *  # noqa: F403 - the tests change a few of the product's settings and take the rest

ANYSHORE_SANDBOX = True
ANYSHORE_RAIL = "sandbox"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
LOGGING_CONFIG = None

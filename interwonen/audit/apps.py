"""Who looked, and who changed what."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed


class AuditConfig(AppConfig):
    name = "interwonen.audit"

    def ready(self) -> None:
        from interwonen.access.recording import set_recorder
        from interwonen.audit import recorder
        from interwonen.audit.sealing import lines_are_sealed
        from interwonen.core.probes import also_check

        set_recorder(recorder.write_event)
        also_check("log", lines_are_sealed)
        user_logged_in.connect(recorder.sign_in_noted)
        user_logged_out.connect(recorder.sign_out_noted)
        user_login_failed.connect(recorder.sign_in_failure_noted)

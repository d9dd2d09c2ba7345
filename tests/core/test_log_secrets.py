"""Secrets in addresses stay out of the server's log."""

import logging

import pytest

from interwonen.core.log_secrets import HideSecrets


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/uitnodiging/wXLVOW-_q/", "/uitnodiging/***/"),
        ("/toegang/password/reset/key/1-abc-def/", "/toegang/password/reset/key/***/"),
        ("/toegang/agenda/wXLVOW-_q.ics", "/toegang/agenda/***"),
        ("/proef/deelnemers/7/", "/proef/deelnemers/7/"),
    ],
)
def test_a_secret_is_replaced_and_other_addresses_are_kept(address, shown):
    line = logging.makeLogRecord({"msg": "%s: %s", "args": ("Unprocessable Entity", address)})
    assert HideSecrets().filter(line)
    assert line.getMessage() == f"Unprocessable Entity: {shown}"

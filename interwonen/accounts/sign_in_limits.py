"""How often one may try to sign in: too many tries make it slower, and shut nobody out.

Tries are counted for what was typed, whether there is such an account or not, so that the answer
does not tell. Whoever signed in to the account from this network before, or set a new password with
the link in a mail, waits for nobody else's tries.
"""

import unicodedata
from datetime import datetime, timedelta

from allauth.core.internal.cryptokit import normalize_user_code

from interwonen.core import marks
from interwonen.core.marks import AT_ONCE, Limit, Tries

OWN = Limit("sign in: account and network", tries=5, every=timedelta(minutes=5))
BLOCK = Limit("sign in: account and network, blocked", tries=10, every=timedelta(hours=1))
# For networks that are new to the account: so many try it that it must be an attack.
ACCOUNT = Limit("sign in: account", tries=20, every=timedelta(minutes=1))
# All accounts from one network, where a whole town hall may sit.
NETWORK = Limit("sign in: network", tries=100, every=timedelta(seconds=10))
# Each asks the organisation something, while we wait for its answer.
WAY_OUT = Limit("sign in with an organisation: network", tries=30, every=timedelta(seconds=5))
WAY_BACK = Limit("back from an organisation: network", tries=30, every=timedelta(seconds=5))
# Codes of the second factor, which only who knows the password is asked for.
FACTOR = Limit("second factor: account and network", tries=5, every=timedelta(minutes=5))
FACTOR_BLOCK = Limit("second factor: blocked", tries=10, every=timedelta(hours=1))
FACTOR_ACCOUNT = Limit("second factor: account", tries=10, every=timedelta(minutes=5))
# A code of an app is taken for three steps of half a minute: once in all of them.
CODE = Limit("second factor: code", tries=1, every=timedelta(minutes=2))
# The link in a mail stays good this long, whoever asks for another one.
LINK = Limit("link for a new password", tries=1, every=timedelta(minutes=10))
WARNING = Limit("warning about wrong passwords", tries=1, every=timedelta(days=1))
# Who mistypes once or twice is no thief.
SLIPS = Limit("wrong codes without a warning", tries=2, every=timedelta(hours=12))
CODE_WARNING = Limit("warning about wrong codes", tries=1, every=timedelta(days=1))
# Of what goes too far the access log has a line, and not one of each try: that would fill the log.
LINE = Limit("line about too many tries", tries=1, every=timedelta(hours=1))
KNOWN_FOR = timedelta(days=90)
_KNOWN = "signed in from this network"
_PROVED = "gave all factors from this network"


def use_try(email: str, network: str, *, now: datetime) -> timedelta:
    """Use a try before the password is looked at; gives how long to wait if there is none."""
    return marks.use(_tries(email, network, now), now=now)


def give_back(email: str, network: str, *, now: datetime) -> None:
    """The password was right: give back the tries used there."""
    account = _account(email)
    marks.give_back(_tries(email, network, now)[2:], now=now)
    marks.forget(OWN.of(account, network), BLOCK.of(account, network), LINK.of(account))


def let_in_by_link(email: str, network: str, *, now: datetime) -> None:
    """Someone has the mailbox of the account: passwords are tried there as by who signed in before."""
    give_back(email, network, now=now)
    marks.remember(_KNOWN, _account(email), network, until=now + KNOWN_FOR)


def know(email: str, network: str, *, now: datetime) -> None:
    """Someone signed in with all factors: know their network."""
    for what in (_KNOWN, _PROVED):
        marks.remember(what, _account(email), network, until=now + KNOWN_FOR)


def use_factor_try(email: str, network: str, *, now: datetime) -> timedelta:
    """Use a try of the second factor; gives how long to wait if there is none."""
    return marks.use(_factor_tries(email, network, now), now=now)


def factor_was_right(email: str, network: str, *, now: datetime) -> None:
    """Give back the tries used there; who guesses elsewhere gets none of them."""
    tries = _factor_tries(email, network, now)
    marks.give_back(tries[2:], now=now)
    marks.forget(*tries[:2])


def claim_code(email: str, code: str, *, now: datetime) -> bool:
    """Whether this code of an app is used for the first time, claiming it."""
    return marks.use([CODE.of(_account(email), normalize_user_code(code))], now=now) == AT_ONCE


def _factor_tries(email: str, network: str, now: datetime) -> list[Tries]:
    account = _account(email)
    own = [FACTOR.of(account, network), FACTOR_BLOCK.of(account, network)]
    known = marks.is_remembered(_PROVED, account, network, now=now)
    return own if known else [*own, FACTOR_ACCOUNT.of(account)]


def use_way_out(network: str, *, now: datetime) -> timedelta:
    """Use a try to sign in with an organisation; gives how long to wait if there is none."""
    return marks.use([WAY_OUT.of(network)], now=now)


def use_way_back(network: str, *, now: datetime) -> timedelta:
    """Use a try to come back from an organisation; gives how long to wait if there is none."""
    return marks.use([WAY_BACK.of(network)], now=now)


def claim_way_back_line(network: str, *, now: datetime) -> bool:
    """Whether to write a line about coming back too often now, claiming the one of this hour."""
    return _claim_line([WAY_BACK.of(network)], now)


def claim_link(email: str, *, now: datetime) -> bool:
    """Whether a new link may be mailed now, claiming it; the one before stays good for a while."""
    return marks.use([LINK.of(_account(email))], now=now) == AT_ONCE


def claim_warning(email: str, network: str, *, now: datetime) -> bool:
    """Whether to warn the owner of wrong passwords now, claiming the one warning of this day.

    It is due when the tries are used up.
    """
    account = _account(email)
    of_account = OWN.of(account, network), ACCOUNT.of(account)
    if not any(marks.are_used_up(tries, now=now) for tries in of_account):
        return False
    return marks.use([WARNING.of(account)], now=now) == AT_ONCE


def claim_line(email: str, network: str, *, now: datetime) -> bool:
    """Whether to write a line about too many passwords now, claiming the one of this hour."""
    return _claim_line(_tries(email, network, now), now)


def claim_code_line(email: str, network: str, *, now: datetime) -> bool:
    """Whether to write a line about too many codes now, claiming the one of this hour."""
    return _claim_line(_factor_tries(email, network, now), now)


def _claim_line(tries: list[Tries], now: datetime) -> bool:
    """One line of what was used up, the widest first: another address typed makes no other line."""
    used_up = (each for each in reversed(tries) if marks.are_used_up(each, now=now))
    return any(marks.use([LINE.of(each.key)], now=now) == AT_ONCE for each in [*used_up][:1])


def claim_code_warning(email: str, *, now: datetime) -> bool:
    """Whether to warn the owner of wrong codes now, claiming the one warning of this day.

    It is due from the third one.
    """
    account = _account(email)
    if marks.use([SLIPS.of(account)], now=now) == AT_ONCE:
        return False
    return marks.use([CODE_WARNING.of(account)], now=now) == AT_ONCE


def _tries(email: str, network: str, now: datetime) -> list[Tries]:
    account = _account(email)
    own = [OWN.of(account, network), BLOCK.of(account, network)]
    if marks.is_remembered(_KNOWN, account, network, now=now):
        return own
    return [*own, ACCOUNT.of(account), NETWORK.of(network)]


def _account(email: str) -> str:
    """An address in one way to write it, so that other ways share its tries.

    By capitals first, as the database compares: there a dotless i is the same as an i.
    """
    return unicodedata.normalize("NFKC", email.strip()).upper().casefold()

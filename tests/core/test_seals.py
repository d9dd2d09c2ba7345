"""A form that stood open while the secret key was renewed is still its author's."""

from interwonen.core.seals import is_seal, is_seal_for, seal
from tests.factories import make_user


def test_a_seal_of_an_earlier_key_holds_until_that_key_goes(db, settings):
    author, other = make_user(), make_user()
    sealed = seal(author, "/een/")
    earlier, settings.SECRET_KEY = settings.SECRET_KEY, "nieuw" * 12
    settings.SECRET_KEY_FALLBACKS = [earlier]
    assert is_seal(sealed)
    assert is_seal_for(sealed, author, "/een/")
    assert not is_seal_for(sealed, other, "/een/")
    assert not is_seal_for(sealed, author, "/twee/")
    settings.SECRET_KEY_FALLBACKS = []
    assert not is_seal(sealed)
    assert not is_seal_for(sealed, author, "/een/")

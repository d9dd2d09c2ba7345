"""Settings of the sign-in library: the forms that take the place of its own, and second factors."""

ACCOUNT_FORMS = {
    "login": "interwonen.accounts.sign_in_forms.SignInForm",
    "change_password": "interwonen.accounts.sign_in_forms.ChangePasswordForm",
    "reset_password": "interwonen.accounts.sign_in_forms.ResetPasswordForm",
    "reset_password_from_key": "interwonen.accounts.sign_in_forms.NewPasswordForm",
}
SETTINGS = {
    "ACCOUNT_FORMS": ACCOUNT_FORMS,
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
    "ACCOUNT_SESSION_REMEMBER": False,
    "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
    "MFA_ADAPTER": "interwonen.accounts.mfa_adapter.FactorAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn"],
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_ALLOW_UNVERIFIED_EMAIL": True,  # an invitation proves the address
    "MFA_TOTP_TOLERANCE": 1,  # step of 30 seconds: a telephone's clock may be off by so much
    "MFA_FORMS": {
        "authenticate": "interwonen.accounts.factor_forms.CodeForm",
        "authenticate_webauthn": "interwonen.accounts.passkey_forms.PasskeyForm",
        "activate_totp": "interwonen.accounts.factor_forms.SetUpAppForm",
        "deactivate_totp": "interwonen.accounts.factor_forms.RemoveAppForm",
        "add_webauthn": "interwonen.accounts.passkey_forms.AddPasskeyForm",
        "login_webauthn": "interwonen.accounts.passkey_forms.LoginPasskeyForm",
    },
}

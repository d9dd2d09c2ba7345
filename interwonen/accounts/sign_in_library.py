"""The forms that take the place of those of the sign-in library, by its names for them."""

ACCOUNT_FORMS = {
    "login": "interwonen.accounts.sign_in_forms.SignInForm",
    "change_password": "interwonen.accounts.sign_in_forms.ChangePasswordForm",
    "reset_password": "interwonen.accounts.sign_in_forms.ResetPasswordForm",
    "reset_password_from_key": "interwonen.accounts.sign_in_forms.NewPasswordForm",
}
FACTOR_FORMS = {
    "authenticate": "interwonen.accounts.factor_forms.CodeForm",
    "authenticate_webauthn": "interwonen.accounts.factor_forms.PasskeyForm",
    "activate_totp": "interwonen.accounts.factor_forms.SetUpAppForm",
    "deactivate_totp": "interwonen.accounts.factor_forms.RemoveAppForm",
    "add_webauthn": "interwonen.accounts.factor_forms.AddPasskeyForm",
    "generate_recovery_codes": "interwonen.accounts.factor_forms.NewCodesForm",
}

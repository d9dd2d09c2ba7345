"""The sign-in forms of allauth, whose errors say what to do."""

from allauth.account import forms

from interwonen.core.forms import HelpfulErrors


class SignInForm(HelpfulErrors, forms.LoginForm):
    """E-mail address and password."""


class ChangePasswordForm(HelpfulErrors, forms.ChangePasswordForm):
    """The password now and the new one."""


class ResetPasswordForm(HelpfulErrors, forms.ResetPasswordForm):
    """The address to which the link goes."""


class NewPasswordForm(HelpfulErrors, forms.ResetPasswordKeyForm):
    """The new password, after the link."""

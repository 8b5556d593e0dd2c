"""Forms that ask for a code, and for the password once more."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from catalog.accounts.codes import LONGEST, use_code, use_first_code


def _code_field(help_text: Any) -> forms.CharField:
    given = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
    return forms.CharField(
        label=gettext_lazy("Code"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={**given, "class": "code-field"}),
        help_text=help_text,
    )


class CodeForm(forms.Form):
    """Asks for any code of the person who is signed in. Valid once: the code is used up."""

    code = _code_field(
        gettext_lazy(
            "The six digits that your authenticator app shows now. Without your phone: one of your recovery codes, "
            "which have twelve."
        )
    )
    device: TOTPDevice | StaticDevice

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_code(self) -> str:
        self.device = use_code(self.request, self.cleaned_data["code"])
        return ""


class FirstCodeForm(forms.Form):
    """Asks for the code that shows that an app was set up."""

    code = _code_field(gettext_lazy("The six digits that the app shows now."))

    def __init__(self, request: HttpRequest, device: TOTPDevice, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.device = request, device

    def clean_code(self) -> str:
        use_first_code(self.request, self.device, self.cleaned_data["code"])
        return ""


class PasswordForm(forms.Form):
    """Asks for the password once more."""

    password = forms.CharField(
        label=gettext_lazy("Your password"),
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=gettext_lazy("The one you sign in with, so that nobody does this in your place."),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self) -> str:
        name = self.request.user.get_username()
        if authenticate(self.request, username=name, password=self.cleaned_data["password"]):
            return ""
        raise ValidationError(_("This is not your password. Type the one you sign in with."))


class PasswordAndCodeForm(PasswordForm):
    """Asks for both factors; a code is used up only when the password is right."""

    code = _code_field(CodeForm.base_fields["code"].help_text)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors:
            try:
                use_code(self.request, given["code"])
            except ValidationError as wrong:
                self.add_error("code", wrong)
        return given

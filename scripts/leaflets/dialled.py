"""One phone number as it is dialled: what libphonenumber knows of it."""

import re
from unicodedata import decimal

import phonenumbers
from phonenumbers import (
    CountryCodeSource,
    NumberFormat,
    NumberParseException,
    PhoneMetadata,
    PhoneNumber,
    PhoneNumberFormat,
    ValidationResult,
)


def is_short(parsed: PhoneNumber, region: str) -> bool:
    """Return whether it is a short number of the region, such as 111."""
    return region != "" and phonenumbers.is_valid_short_number_for_region(parsed, region)


def is_local(parsed: PhoneNumber) -> bool:
    """Return whether it can be dialled in its town only."""
    reason = phonenumbers.is_possible_number_with_reason(parsed)
    return bool(reason == ValidationResult.IS_POSSIBLE_LOCAL_ONLY)


def parsed(number: str, region: str) -> PhoneNumber | None:
    """Return the number as the library reads it in the region; None if it cannot, or does not know the region."""
    try:
        return phonenumbers.parse(number, region or None, keep_raw_input=True)
    except NumberParseException:
        return None


def lost(parsed: PhoneNumber, typed: str, retype: str) -> str:
    """Return that the number lost its plus sign or the 0 it began with; empty if it did not. `typed`: its digits."""
    metadata = _metadata(parsed)
    if parsed.country_code_source == CountryCodeSource.FROM_NUMBER_WITHOUT_PLUS_SIGN:
        whole = phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL)
        is_usual = metadata and metadata.national_prefix == str(parsed.country_code)  # 1 800 … in North America
        return "" if is_usual else _began(whole, "plus sign", retype)
    form = _form(parsed)
    if not (metadata and form and parsed.country_code_source == CountryCodeSource.FROM_DEFAULT_COUNTRY):
        return ""
    whole = phonenumbers.format_number(parsed, PhoneNumberFormat.NATIONAL)
    needs_zero = metadata.national_prefix == "0" and not form.national_prefix_optional_when_formatting
    return _began(whole, "0", retype) if needs_zero and digits(whole) == f"0{typed}" else ""


def _began(whole: str, what: str, retype: str) -> str:
    return f"has lost the {what} it began with; {retype}: {whole}"


def is_known(parsed: PhoneNumber) -> bool:
    """Return whether the number is one of its country's, or written like them, as those in films are."""
    return phonenumbers.is_valid_number(parsed) or _form(parsed) is not None


def _metadata(parsed: PhoneNumber) -> PhoneMetadata | None:
    """Return what the library knows of the number's country."""
    return PhoneMetadata.metadata_for_region(phonenumbers.region_code_for_country_code(parsed.country_code or 0))


def _form(parsed: PhoneNumber) -> NumberFormat | None:
    """Return how numbers of this kind are written in their country; None if none begins and is as long so."""
    metadata = _metadata(parsed)
    digits = phonenumbers.national_significant_number(parsed)
    for form in metadata.number_format if metadata else ():
        begins = form.leading_digits_pattern[-1] if form.leading_digits_pattern else ""
        if re.match(begins, digits) and re.fullmatch(form.pattern or "", digits):
            return form
    return None


def digits(text: str) -> str:
    """Return the digits, of whatever script, as 0 to 9."""
    return "".join(str(decimal(letter)) for letter in text if letter.isdecimal())

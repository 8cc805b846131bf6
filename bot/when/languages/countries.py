"""Which languages a country's people type, and which scripts say a language. Data, and two look-ups in it."""

from bisect import bisect_left
from typing import Final

# Beside English; the commonest first. ISO 3166 to the codes of our tables.
_SPOKEN: Final = {
    **dict.fromkeys(("IN",), ("hi",)),
    **dict.fromkeys(("DE", "AT", "LI"), ("de",)),
    **dict.fromkeys(("FR", "MC", "SN", "CI"), ("fr",)),
    **dict.fromkeys(("ES", "MX", "AR", "CO", "CL", "PE", "VE", "EC", "UY", "PY", "BO", "CR", "PA", "GT"), ("es",)),
    **dict.fromkeys(("HN", "SV", "NI", "CU", "DO", "PR"), ("es",)),
    **dict.fromkeys(("PT", "BR", "AO", "MZ"), ("pt",)),
    **dict.fromkeys(("IT", "SM"), ("it",)),
    **dict.fromkeys(("CN", "TW", "HK"), ("zh",)),
    **dict.fromkeys(("RU", "BY", "KZ", "KG"), ("ru",)),
    "CH": ("de", "fr", "it"),
    "BE": ("nl", "fr"),
    "LU": ("fr", "de"),
    "NL": ("nl",),
    "JP": ("ja",),
    "KR": ("ko",),
    "TR": ("tr",),
    "PL": ("pl",),
    "UA": ("uk", "ru"),
    "SE": ("sv",),
    "NO": ("nb",),
    "DK": ("da",),
    "FI": ("fi", "sv"),
    "CZ": ("cs",),
    "SK": ("sk",),
    "HU": ("hu",),
    "RO": ("ro",),
    "BG": ("bg",),
    "GR": ("el",),
    "HR": ("hr",),
    "RS": ("sr",),
    "SI": ("sl",),
    "LT": ("lt",),
    "LV": ("lv",),
    "EE": ("et",),
    "IL": ("he",),
    "ID": ("id",),
    "MY": ("ms",),
    "PH": ("fil",),
    "TH": ("th",),
    "VN": ("vi",),
    "IR": ("fa",),
    "PK": ("ur",),
    "BD": ("bn",),
    **dict.fromkeys(("AE", "SA", "QA", "KW", "BH", "OM", "JO", "LB", "EG", "IQ", "MA", "DZ", "TN"), ("ar",)),
}
# The first and last character of a script, and the languages that are written in it, the commonest first.
_SCRIPTS: Final = (
    ("\u0900", "\u097f", ("hi", "mr")),
    ("\u0980", "\u09ff", ("bn",)),
    ("\u0a00", "\u0a7f", ("pa",)),
    ("\u0a80", "\u0aff", ("gu",)),
    ("\u0b80", "\u0bff", ("ta",)),
    ("\u0c00", "\u0c7f", ("te",)),
    ("\u0c80", "\u0cff", ("kn",)),
    ("\u0d00", "\u0d7f", ("ml",)),
    ("\u0e00", "\u0e7f", ("th",)),
    ("\u0370", "\u03ff", ("el",)),
    ("\u0400", "\u04ff", ("ru", "uk", "bg", "sr")),
    ("\u0590", "\u05ff", ("he",)),
    ("\u0600", "\u06ff", ("ar", "fa", "ur")),
    ("\u3040", "\u30ff", ("ja",)),
    ("\uac00", "\ud7a3", ("ko",)),
    ("\u4e00", "\u9fff", ("zh", "ja")),
)
# No script above has a letter before it.
_FIRST_LETTER: Final = "\u0370"


def spoken_in(country: str) -> tuple[str, ...]:
    """The languages of a country beside English; () for one that is not listed."""
    return _SPOKEN.get(country, ())


def languages_of_script(text: str, own: tuple[str, ...], country: str) -> tuple[str, ...]:
    """The languages that the letters of `text` are of, beside the person's own: one for each script.

    Of several the country's, else the commonest. A script of the person's own languages says no other language.
    """
    letters = sorted({letter for letter in text if letter >= _FIRST_LETTER})
    if not letters:
        return ()
    found: list[str] = []
    for first, last, codes in _SCRIPTS:
        k = bisect_left(letters, first)
        if k < len(letters) and letters[k] <= last and not {*own, *found} & set(codes):
            found.append(next((code for code in codes if code in spoken_in(country)), codes[0]))
    return tuple(found)

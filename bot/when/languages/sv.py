"""Swedish words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "sv",
    checked=True,
    numbers="noll|ett,en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv",
    half_to="halv",
    quarter="kvart",
    past="över",
    to_hour="i",
    mark_before="klockan,kl",
    at="vid,klockan,kl,runt",
    on="på,den",
    days="igår|idag,i dag|imorgon,i morgon,imorrn|i övermorgon,övermorgon",
    parts=(
        "på morgonen,morgonen,morgon,på förmiddagen|på eftermiddagen,eftermiddagen|på kvällen,kvällen,kväll|"
        "på natten,natten"
    ),
    today_parts="i morse|i eftermiddag|ikväll,i kväll|inatt,i natt",
    tomorrow_parts="imorgon bitti,i morgon bitti|imorgon eftermiddag|imorgon kväll,i morgon kväll|",
    midnight="midnatt",
    from_="från",
    until="till",
    between="mellan",
    and_="och",
    or_="eller",
    for_="i,under",
    in_="om",
    this="den här,denna",
    next="nästa",
    coming="kommande",
    last="förra",
    with_="med",
    ordinary="fem,i,om,en,mars,kväll,natt,morgon",
    limit="före,innan,efter,senast",
    every="varje",
    without="månad,mån",
)

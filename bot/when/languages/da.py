"""Danish words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "da",
    checked=True,
    numbers="nul|et,en|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv",
    half_to="halv",
    quarter="kvart",
    past="over",
    to_hour="i",
    mark_before="klokken,kl",
    at="kl,klokken,ved",
    on="på,den,d",
    days="i går|i dag,idag|i morgen,imorgen|i overmorgen,overmorgen",
    parts=(
        "om morgenen,morgenen,morgen,om formiddagen,formiddag|om eftermiddagen,eftermiddag|om aftenen,aften|"
        "om natten,nat"
    ),
    today_parts="i morges,i formiddag|i eftermiddag|i aften|i nat",
    tomorrow_parts="i morgen tidlig|i morgen eftermiddag|i morgen aften|",
    midnight="midnat",
    from_="fra",
    until="til",
    between="mellem",
    and_="og",
    or_="eller",
    for_="i",
    in_="om",
    next="næste",
    coming="kommende",
    last="sidste",
    with_="med",
    ordinary="to,ti,ni,i,om,en,et,nat,aften,morgen",
    limit="før,inden,efter,senest",
    every="hver",
)

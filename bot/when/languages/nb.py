"""Norwegian words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "nb",
    checked=True,
    numbers="null|en,ett|to|tre|fire|fem|seks|sju,syv|åtte|ni|ti|elleve|tolv",
    half_to="halv",
    quarter="kvart",
    past="over",
    to_hour="på",
    mark_before="klokka,klokken,kl",
    at="kl,klokka,klokken,ved",
    on="på,den",
    days="i går|i dag,idag|i morgen,imorgen,i morra|i overmorgen,overmorgen",
    parts=(
        "om morgenen,morgenen,morgen,om formiddagen,formiddag|om ettermiddagen,ettermiddag|om kvelden,kveld|"
        "om natta,om natten,natt"
    ),
    today_parts="i morges,i formiddag|i ettermiddag|i kveld|i natt",
    tomorrow_parts="i morgen tidlig|i morgen ettermiddag|i morgen kveld|",
    midnight="midnatt",
    from_="fra",
    until="til",
    between="mellom",
    and_="og",
    or_="eller",
    for_="i",
    in_="om",
    next="neste",
    coming="kommende,førstkommende",
    last="forrige",
    with_="med",
    ordinary="to,ti,ni,i,om,en,natt,kveld,morgen,på",
    limit="før,innen,etter,senest",
    every="hver",
)

"""Filipino words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "fil",
    checked=True,
    numbers="sero|isa|dalawa|tatlo|apat|lima|anim|pito|walo|siyam|sampu|labing-isa|labindalawa",
    tail="ng",
    at="alas,ala,sa ganap na,nang",
    mark_before="alas,ala",
    on="sa,noong,nitong,ng",
    days="kahapon|ngayon,ngayong araw|bukas|makalawa,sa makalawa",
    parts=(
        "ng umaga,umaga,sa umaga|ng hapon,hapon,sa hapon,ng tanghali,tanghali|ng gabi,gabi,sa gabi|"
        "ng madaling araw,madaling araw"
    ),
    today_parts="ngayong umaga,kaninang umaga|ngayong hapon,mamayang hapon|ngayong gabi,mamayang gabi|",
    tomorrow_parts="bukas ng umaga|bukas ng hapon|bukas ng gabi|",
    noon="",
    midnight="hatinggabi",
    from_="mula",
    until="hanggang",
    between="sa pagitan ng",
    and_="at",
    or_="o",
    for_="sa loob ng",
    next="sa susunod na,susunod na,susunod",
    coming="ngayong,darating na,sa darating na",
    last="nakaraang",
    with_="kasama",
    ordinary="sa,at,o,ng,isa,lima,gabi,bukas,ala",
    limit="bago,pagkatapos",
    every="tuwing,bawat",
    weekdays="lunes|martes|miyerkules,miyerkoles|huwebes|biyernes|sabado|linggo",
)

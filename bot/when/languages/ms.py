"""Malay words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "ms",
    checked=True,
    numbers="sifar|satu|dua|tiga|empat|lima|enam|tujuh|lapan|sembilan|sepuluh|sebelas|dua belas",
    mark_before="pukul,jam,pkl",
    at="pukul,jam,pada",
    on="pada,hari,haribulan",
    days="semalam|hari ini|esok,besok|lusa",
    parts="pagi|tengah hari,petang|malam|tengah malam",
    today_parts="pagi ini|petang ini|malam ini|",
    tomorrow_parts="esok pagi,pagi esok|esok petang,petang esok|esok malam,malam esok|",
    noon="",
    midnight="",
    from_="dari,mulai",
    until="hingga,sampai",
    between="antara",
    and_="dan",
    or_="atau",
    for_="selama",
    in_="dalam",
    later="lagi",
    next="depan",
    coming="ini",
    last="lepas",
    with_="dengan",
    ordinary="dua,ini,pagi,petang,malam,hari,jam",
    limit="sebelum,selepas",
    every="setiap,tiap",
)

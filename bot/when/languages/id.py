"""Indonesian words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "id",
    checked=True,
    numbers="nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|dua belas",
    mark_before="jam,pukul,pkl",
    at="jam,pukul,pkl,pada",
    on="pada,hari,tanggal,tgl",
    days="kemarin|hari ini|besok,esok|lusa",
    parts="pagi|siang,sore|malam|dini hari,tengah malam",
    today_parts="pagi ini|siang ini,sore ini,nanti sore,nanti siang|malam ini,nanti malam|",
    tomorrow_parts="besok pagi|besok siang,besok sore|besok malam|",
    noon="tengah hari",
    midnight="",
    from_="dari,mulai",
    until="sampai,hingga,s/d,sd",
    between="antara",
    and_="dan",
    or_="atau",
    for_="selama",
    in_="dalam",
    later="lagi",
    next="depan",
    coming="ini",
    last="lalu",
    half_to="setengah",
    with_="dengan,bersama",
    ordinary="dua,ini,pagi,siang,sore,malam,hari,sen,min,jam",
    limit="sebelum,setelah,sesudah",
    every="setiap,tiap",
)

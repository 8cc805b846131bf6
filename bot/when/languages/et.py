"""Estonian words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "et",
    checked=True,
    numbers="null|üks|kaks|kolm|neli|viis|kuus|seitse|kaheksa|üheksa|kümme|üksteist|kaksteist",
    mark_before="kell,kl",
    at="kell,kl",
    days="eile|täna|homme|ülehomme",
    weekdays=(
        "esmaspäev,esmaspäeval|teisipäev,teisipäeval|kolmapäev,kolmapäeval|neljapäev,neljapäeval|reede,"
        "reedel|laupäev,laupäeval|pühapäev,pühapäeval"
    ),
    parts="hommikul,hommik|pärastlõunal,peale lõunat,päeval|õhtul,õhtu|öösel",
    today_parts="täna hommikul|täna pärastlõunal|täna õhtul|",
    tomorrow_parts="homme hommikul|homme pärastlõunal|homme õhtul|",
    noon="keskpäeval",
    midnight="keskööl",
    half_to="pool",
    from_="alates",
    until="kuni",
    and_="ja",
    or_="või",
    in_="",
    next="järgmisel,järgmine",
    coming="sel,sellel",
    last="eelmisel",
    ordinary="e,t,k,n,r,l,p,kuus,ja",
    limit="enne,pärast",
    every="iga",
)

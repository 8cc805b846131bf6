"""Romanian words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "ro",
    checked=True,
    numbers="zero|unu,una|doi,două|trei|patru|cinci|șase,sase|șapte,sapte|opt|nouă,noua|zece|unsprezece|doisprezece",
    mark_before="ora,orele",
    at="la,la ora,ora,pe la",
    on="pe,în,in data de",
    days="ieri|azi,astăzi,astazi|mâine,maine|poimâine,poimaine",
    parts=(
        "dimineața,dimineata,dimineață|după-amiaza,după-amiază,după amiază,după amiaza,dupa-amiaza,"
        "dupa amiaza|seara,seară|noaptea,noapte"
    ),
    today_parts=(
        "azi dimineață,azi dimineata|azi după-amiază,azi dupa-amiaza|diseară,diseara,astă seară,azi seara|la noapte"
    ),
    tomorrow_parts="mâine dimineață,maine dimineata|mâine după-amiază,maine dupa-amiaza|mâine seară,maine seara|",
    noon="la prânz,prânz,amiază",
    midnight="miezul nopții",
    half="jumătate,jumate",
    quarter="sfert",
    minus="fără,fara",
    from_="de la",
    until="până la,pana la",
    between="între,intre",
    and_="și,si",
    or_="sau",
    for_="timp de,pentru",
    in_="peste,în",
    next="viitoare,viitor,următoare,următor",
    coming="aceasta,acest",
    last="trecută,trecut",
    with_="cu",
    without="la",
    ordinary="la,si,mai,pe,in,în,ora,doi,noua,seara",
    limit="înainte de,după,dupa",
    every="fiecare,în fiecare",
)

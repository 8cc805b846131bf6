"""Finnish words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "fi",
    checked=True,
    numbers=(
        "nolla|yksi,yhdeltä|kaksi,kahdelta|kolme,kolmelta|neljä,neljältä|viisi,viideltä|kuusi,kuudelta|"
        "seitsemän,seitsemältä|kahdeksan,kahdeksalta|yhdeksän,yhdeksältä|kymmenen,kymmeneltä|yksitoista,"
        "yhdeltätoista|kaksitoista,kahdeltatoista"
    ),
    half_to="puoli",
    mark_before="klo,kello",
    at="klo,kello",
    on="pvm",
    days="eilen|tänään|huomenna|ylihuomenna",
    weekdays=(
        "maanantai,maanantaina|tiistai,tiistaina|keskiviikko,keskiviikkona|torstai,torstaina|perjantai,"
        "perjantaina|lauantai,lauantaina|sunnuntai,sunnuntaina"
    ),
    parts="aamulla,aamu,aamupäivällä,aamupäivä|iltapäivällä,iltapäivä|illalla,ilta|yöllä,yö",
    today_parts="tänä aamuna|tänään iltapäivällä|tänä iltana,tänään illalla|tänä yönä",
    tomorrow_parts="huomisaamuna,huomenaamulla|huomenna iltapäivällä|huomenillalla,huomenna illalla|",
    noon="keskipäivällä,puoliltapäivin",
    midnight="keskiyöllä,keskiyö",
    from_="alkaen",
    and_="ja",
    or_="tai",
    next="ensi",
    coming="tuleva",
    last="viime",
    this="tällä,tänä",
    ordinary="ma,ti,ke,to,pe,la,su,kuusi,ilta,aamu,yö,elo,kesä",
    limit="ennen,jälkeen,viimeistään",
    every="joka",
    tail="asti,saakka",
)

"""Croatian words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "hr",
    checked=True,
    numbers="nula|jedan|dva,dvije|tri|četiri|pet|šest|sedam|osam|devet|deset|jedanaest|dvanaest",
    mark="sati,sata,sat,h",
    at="u,oko",
    on="u,na",
    days="jučer|danas|sutra|prekosutra",
    weekdays="ponedjeljak|utorak|srijeda,srijedu|četvrtak|petak|subota,subotu|nedjelja,nedjelju",
    parts="ujutro,jutro,prijepodne,prije podne|popodne,poslijepodne,poslije podne|navečer,uvečer,večer|noću,noć",
    today_parts="jutros|danas popodne|večeras|noćas",
    tomorrow_parts="sutra ujutro|sutra popodne,sutra poslijepodne|sutra navečer|",
    noon="podne,u podne",
    midnight="ponoć,u ponoć",
    half_to="pola",
    from_="od",
    until="do",
    between="između",
    and_="i",
    or_="ili",
    for_="na",
    in_="za",
    next="sljedeći,sljedeću,idući,iduću,sljedeće",
    coming="ovaj,ovu",
    last="prošli,prošlu",
    with_="s,sa",
    ordinary="u,na,i,pet,sat,dan,sri,h",
    limit="prije,poslije,nakon",
    every="svaki,svaku",
)

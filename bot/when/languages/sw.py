"""Swahili words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "sw",
    checked=True,
    without="asubuhi,mchana,alasiri,jioni,usiku",
    numbers="sifuri|moja|mbili|tatu|nne|tano|sita|saba|nane|tisa|kumi|kumi na moja|kumi na mbili",
    at="mnamo",
    on="siku ya,tarehe",
    days="jana|leo|kesho|kesho kutwa,keshokutwa",
    and_="na",
    or_="au",
    next="ijayo,lijalo",
    coming="hii,hili",
    last="iliyopita",
    with_="na",
    vague="saa,asubuhi,mchana,jioni,usiku,alasiri",
    ordinary="na,leo,hii,sita,saba",
    limit="kabla ya,baada ya",
    every="kila",
    weekdays="jumatatu|jumanne|jumatano|alhamisi|ijumaa|jumamosi|jumapili",
)

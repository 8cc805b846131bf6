"""Urdu words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "ur",
    checked=True,
    numbers="صفر|ایک|دو|تین|چار|پانچ|چھ,چھے|سات|آٹھ|نو|دس|گیارہ|بارہ",
    mark="بجے,بج کر",
    days="|آج|کل|پرسوں",
    weekdays="پیر,سوموار|منگل|بدھ|جمعرات|جمعہ|ہفتہ,سنیچر|اتوار",
    parts="صبح,صبح کو|دوپہر,دوپہر کو,سہ پہر|شام,شام کو|رات,رات کو",
    today_parts="آج صبح|آج دوپہر|آج شام|آج رات",
    tomorrow_parts="کل صبح|کل دوپہر|کل شام|کل رات",
    midnight="آدھی رات",
    half_past="ساڑھے",
    quarter_past="سوا",
    quarter_to="پونے",
    from_="",
    until="سے,تک",
    and_="اور",
    or_="یا",
    later="میں,بعد,کے بعد",
    on="بروز,کو",
    next="اگلے,اگلا,اگلی",
    coming="اس,آنے والے",
    last="پچھلے",
    tail="کو,پر,کے لیے,تک,سے,میں",
    with_="کے ساتھ",
    ordinary="دو,دس,سات,نو,کو,سے,میں,پیر,منگل,بدھ,ہفتہ,اس,تین,چار,ایک",
    limit_behind="سے پہلے,کے بعد",
    every="ہر",
    without="کل,گزشتہ کل,آنے والا کل",
)

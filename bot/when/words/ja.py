"""Japanese words of time. Data only."""

from bot.when.words.table import Table

TABLE = Table(
    code="ja",
    order="mdy",
    weekdays=(
        "月曜日,月曜|火曜日,火曜|水曜日,水曜|木曜日,木曜|金曜日,金曜|土曜日,土曜|日曜日,日曜"
    ),
    short_weekdays="月|火|水|木|金|土|日",
    months="正月||||||||||| ",
    numbers="〇,零|一|二|三|四|五|六|七|八|九|十",
    quantities="半=0.5",
    ordinals="",
    units="秒|分,分間|時間|日間,日|週間|ヶ月,か月,カ月,ヵ月|年間",
    days="昨日,きのう|今日,本日,きょう|明日,あした,あす,翌日|明後日,あさって",
    parts="朝,の朝,午前中|昼,昼の,午後の|夕方,夜,晩,の夜,の晩|深夜,未明",
    today_parts="今朝|今日の午後|今晩,今夜,今日の夜|",
    tomorrow_parts="明日の朝,明朝|明日の午後|明日の夜,明晩|",
    noon="正午,お昼",
    midnight="真夜中",
    meridiem="午前,am|午後,pm",
    half="半",
    quarter="",
    mark="時",
    minute_mark="分",
    approx="頃,ごろ,ころ,約,ちょうど,きっかり,ぴったり,およそ",
    until="から,〜,～,~,ー,-,より",
    later="後,後に,経過後,経過後に,あと",
    this="今週の,今度の,次の,この,今週",
    next="来週の,来週",
    last="先週の,先週",
    of="の",
    year_mark="年",
    month_mark="月",
    day_mark="日",
    zone_time="時間",
    tail="に,は,で,まで,の,から,を,へ,頃,ごろ,ちょうど,きっかり,ぴったり,に は",
    ordinary="日,月,火,水,木,金,土,朝,夜,昼,晩,分,秒,正月",
    noise="日本,毎日,一日中,月額,年度,十分,一番,一緒,三井,三菱,四国,九州,二人,一人,第一,第二,第三",
)

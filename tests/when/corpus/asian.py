"""Hindi in Latin and in Devanagari letters, Japanese, Chinese."""

from __future__ import annotations

from tests.when.corpus.expected import moment

HINDI_LATIN = (
    moment(
        "2026-11-25 15:00",
        "kal 3 baje",
        "kal dopahar 3 baje",
        "kal dopahar ko 3 baje",
        "kal teen baje",
        "budhvar ko 3 baje",
        "budhwar 3 baje",
        "25 november ko 3 baje",
        language="hi",
    ),
    moment(
        "2026-11-25 15:00",
        "kal 3 baje Acme ke saath demo",
        "Acme ke saath demo kal 3 baje",
        title="Acme ke saath demo",
        language="hi",
    ),
    moment("2026-11-25 15:00", "kal 3 se 4 baje tak", "kal 3 baje se 4 baje tak", end="16:00", language="hi"),
    moment("2026-11-25 17:00", "kal shaam 5 baje", "kal sham ko 5 baje", language="hi"),
    moment("2026-11-25 10:00", "kal subah 10 baje", "kal subah das baje", language="hi"),
    moment("2026-11-26 11:00", "parso 11 baje", "parson subah 11 baje", language="hi"),
    moment("2026-11-25 15:30", "kal saadhe teen baje", "kal sadhe teen baje", language="hi"),
    moment("2026-11-24 12:05", "2 ghante mein", "do ghante mein", "2 ghante baad", language="hi"),
    moment("2026-11-24 10:35", "aadhe ghante mein", "30 minute mein", language="hi"),
    moment("2026-11-30 10:00", "somvar ko 10 baje", "somwar subah 10 baje", language="hi"),
)

HINDI = (
    moment(
        "2026-11-25 15:00",
        "कल 3 बजे",
        "कल दोपहर 3 बजे",
        "कल दोपहर ३ बजे",
        "कल दोपहर तीन बजे",
        "बुधवार को दोपहर 3 बजे",
        "25 नवंबर को दोपहर 3 बजे",
        language="hi",
    ),
    moment(
        "2026-11-25 15:00",
        "कल 3 बजे Acme के साथ डेमो",
        "Acme के साथ डेमो कल 3 बजे",
        title="Acme के साथ डेमो",
        language="hi",
    ),
    moment("2026-11-25 15:00", "कल 3 से 4 बजे तक", "कल 3 बजे से 4 बजे तक", end="16:00", language="hi"),
    moment("2026-11-26 11:00", "परसों सुबह 11 बजे", "परसों 11 बजे", language="hi"),
    moment("2026-11-25 15:30", "कल साढ़े तीन बजे", language="hi"),
    moment("2026-11-24 12:05", "2 घंटे में", "दो घंटे बाद", language="hi"),
    moment("2026-11-24 10:35", "आधे घंटे में", "30 मिनट में", language="hi"),
    moment("2026-11-30 10:00", "सोमवार को सुबह 10 बजे", language="hi"),
    moment("2026-11-24 17:00", "आज शाम 5 बजे", language="hi"),
)

JAPANESE = (
    moment(
        "2026-11-25 15:00",
        "明日15時",
        "明日の15時",
        "明日午後3時",
        "明日の午後3時に",
        "明日午後三時",
        "明日 15:00",
        "水曜日の15時",
        "水曜15時",
        "11月25日15時",
        "11月25日(水)15時",
        "11/25 15:00",
        "2026年11月25日15時00分",
        language="ja",
    ),
    moment(
        "2026-11-25 15:00",
        "明日15時 Acmeデモ",
        "Acmeデモ 明日15時",
        "Acmeデモ 明日の午後3時に",
        title="Acmeデモ",
        language="ja",
    ),
    moment(
        "2026-11-25 15:00",
        "明日15時から16時",
        "明日15時から16時まで",
        "明日15時〜16時",
        "明日 15:00-16:00",
        "明日午後3時から4時まで",
        "明日15時から1時間",
        end="16:00",
        language="ja",
    ),
    moment("2026-11-25 15:30", "明日15時半", "明日午後3時30分", language="ja"),
    moment("2026-11-26 10:00", "明後日10時", "あさって午前10時", language="ja"),
    moment("2026-11-24 12:05", "2時間後", "二時間後", language="ja"),
    moment("2026-11-24 10:35", "30分後", "三十分後", language="ja"),
    moment("2026-11-24 20:00", "今夜8時", "今日20時", "今晩8時", language="ja"),
    moment("2026-11-30 10:00", "来週の月曜10時", "来週月曜日の午前10時", language="ja"),
    moment("2026-11-27 12:00", "金曜日の正午", "金曜12時", language="ja"),
)

CHINESE = (
    moment(
        "2026-11-25 15:00",
        "明天下午3点",
        "明天下午三点",
        "明天下午三点钟",
        "明天15点",
        "明天15:00",
        "周三下午3点",
        "星期三下午三点",
        "11月25日下午3点",
        "11月25号15:00",
        "2026年11月25日15:00",
        language="zh",
    ),
    moment(
        "2026-11-25 15:00",
        "明天下午3点 Acme演示",
        "Acme演示 明天下午3点",
        title="Acme演示",
        language="zh",
    ),
    moment(
        "2026-11-25 15:00",
        "明天下午3点到4点",
        "明天下午三点至四点",
        "明天15:00-16:00",
        "明天下午3点到下午4点",
        end="16:00",
        language="zh",
    ),
    moment("2026-11-25 15:30", "明天下午三点半", "明天下午3点30分", language="zh"),
    moment("2026-11-26 10:00", "后天上午10点", "后天上午十点", language="zh"),
    moment("2026-11-24 12:05", "两小时后", "2小时后", "两个小时后", language="zh"),
    moment("2026-11-24 10:35", "半小时后", "30分钟后", language="zh"),
    moment("2026-11-24 20:00", "今晚8点", "今天晚上八点", language="zh"),
    moment("2026-11-30 09:00", "下周一上午9点", "下星期一上午九点", language="zh"),
    moment("2026-11-24 12:00", "今天中午12点", "今天中午", language="zh"),
)

ASIAN = HINDI_LATIN + HINDI + JAPANESE + CHINESE

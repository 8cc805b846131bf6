"""Thai words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "th",
    checked=True,
    numbers="ศูนย์|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|สิบเอ็ด|สิบสอง",
    mark="นาฬิกา,น,น.",
    minute_mark="นาที",
    at="เวลา,ตอน,เวลาประมาณ",
    on="วัน,วันที่,ใน",
    days="เมื่อวาน|วันนี้|พรุ่งนี้,วันพรุ่งนี้|มะรืนนี้,มะรืน,วันมะรืน",
    weekdays=("วันจันทร์,จันทร์|วันอังคาร,อังคาร|วันพุธ,พุธ|วันพฤหัสบดี,วันพฤหัส,พฤหัส|วันศุกร์,ศุกร์|วันเสาร์,เสาร์|วันอาทิตย์,อาทิตย์"),
    noon="เที่ยง,เที่ยงวัน",
    midnight="เที่ยงคืน",
    from_="ตั้งแต่,จาก",
    until="ถึง",
    and_="และ",
    or_="หรือ",
    for_="เป็นเวลา",
    in_="อีก",
    next="หน้า,ถัดไป",
    coming="นี้",
    last="ที่แล้ว",
    vague="โมง,ทุ่ม,ตี,บ่าย,เช้า,เย็น,ค่ำ,ครึ่ง",
    ordinary="น,วัน,ใน,จ,อ,พ",
    limit="ก่อน,หลัง",
    every="ทุก",
)

"""Persian words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "fa",
    checked=True,
    numbers="صفر|یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|یازده|دوازده",
    mark_before="ساعت",
    at="ساعت,سر ساعت,در ساعت",
    on="در,روز",
    days="دیروز|امروز|فردا|پس‌فردا,پس فردا,پسفردا",
    weekdays=(
        "دوشنبه,دو شنبه|سه‌شنبه,سه شنبه,سهشنبه|چهارشنبه,چهار شنبه|پنج‌شنبه,پنج شنبه,پنجشنبه|جمعه|شنبه|یکشنبه,"
        "یک شنبه,یک‌شنبه"
    ),
    meridiem="قبل از ظهر,ق.ظ|بعد از ظهر,بعدازظهر,ب.ظ",
    parts="صبح|عصر,بعد از ظهر,بعدازظهر|شب,غروب|نیمه شب,بامداد",
    today_parts="امروز صبح|امروز عصر,امروز بعد از ظهر|امشب|",
    tomorrow_parts="فردا صبح|فردا عصر,فردا بعد از ظهر|فردا شب|",
    noon="ظهر",
    midnight="",
    half="نیم,و نیم",
    from_="از,از ساعت",
    until="تا,تا ساعت",
    between="بین",
    and_="و",
    or_="یا",
    for_="به مدت",
    later="دیگر,بعد",
    next="آینده,بعد,بعدی",
    coming="این",
    last="گذشته,پیش",
    with_="با",
    ordinary="در,از,با,یک,دو,سه,ده,نه,شب,روز,بعد",
    limit="قبل از,بعد از,پیش از",
    every="هر",
    without="ساعت",
)

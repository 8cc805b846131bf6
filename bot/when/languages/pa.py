"""Punjabi words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "pa",
    checked=True,
    numbers="ਸਿਫ਼ਰ|ਇੱਕ,ਇਕ|ਦੋ|ਤਿੰਨ|ਚਾਰ|ਪੰਜ|ਛੇ|ਸੱਤ|ਅੱਠ|ਨੌਂ|ਦਸ|ਗਿਆਰਾਂ|ਬਾਰਾਂ",
    mark="ਵਜੇ",
    days="|ਅੱਜ|ਕੱਲ੍ਹ,ਕੱਲ,ਭਲਕੇ|ਪਰਸੋਂ",
    weekdays="ਸੋਮਵਾਰ|ਮੰਗਲਵਾਰ|ਬੁੱਧਵਾਰ|ਵੀਰਵਾਰ|ਸ਼ੁੱਕਰਵਾਰ|ਸ਼ਨਿੱਚਰਵਾਰ,ਸ਼ਨੀਵਾਰ|ਐਤਵਾਰ",
    parts="ਸਵੇਰੇ,ਸਵੇਰ|ਦੁਪਹਿਰ,ਦੁਪਹਿਰੇ,ਦੁਪਹਿਰ ਨੂੰ|ਸ਼ਾਮ,ਸ਼ਾਮੀਂ,ਸ਼ਾਮ ਨੂੰ|ਰਾਤ,ਰਾਤ ਨੂੰ,ਰਾਤੀਂ",
    today_parts="ਅੱਜ ਸਵੇਰੇ|ਅੱਜ ਦੁਪਹਿਰ|ਅੱਜ ਸ਼ਾਮ|ਅੱਜ ਰਾਤ",
    tomorrow_parts="ਕੱਲ੍ਹ ਸਵੇਰੇ,ਕੱਲ ਸਵੇਰੇ|ਕੱਲ੍ਹ ਦੁਪਹਿਰ|ਕੱਲ੍ਹ ਸ਼ਾਮ,ਕੱਲ ਸ਼ਾਮ|ਕੱਲ੍ਹ ਰਾਤ",
    half_past="ਸਾਢੇ",
    quarter_past="ਸਵਾ",
    quarter_to="ਪੌਣੇ",
    until="ਤੋਂ,ਤੱਕ",
    and_="ਅਤੇ,ਤੇ",
    or_="ਜਾਂ",
    later="ਵਿੱਚ,ਬਾਅਦ",
    next="ਅਗਲੇ,ਅਗਲਾ",
    coming="ਇਸ",
    last="ਪਿਛਲੇ",
    tail="ਨੂੰ,ਲਈ,ਦੇ",
    ordinary="ਦੋ,ਚਾਰ,ਇਕ,ਦਸ,ਤੇ,ਇਸ,ਦੇ",
    limit_behind="ਤੋਂ ਪਹਿਲਾਂ,ਤੋਂ ਬਾਅਦ",
    every="ਹਰ",
    without="ਕੱਲ੍ਹ,ਬੀਤਿਆ ਕੱਲ੍ਹ",
)

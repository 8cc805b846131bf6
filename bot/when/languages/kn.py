"""Kannada words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "kn",
    checked=True,
    numbers="ಸೊನ್ನೆ|ಒಂದು|ಎರಡು|ಮೂರು|ನಾಲ್ಕು|ಐದು|ಆರು|ಏಳು|ಎಂಟು|ಒಂಬತ್ತು|ಹತ್ತು|ಹನ್ನೊಂದು|ಹನ್ನೆರಡು",
    mark="ಗಂಟೆಗೆ,ಗಂಟೆ,ಘಂಟೆಗೆ,ಗಂಟೆಯಿಂದ,ಗಂಟೆಯವರೆಗೆ",
    days="ನಿನ್ನೆ|ಇಂದು,ಇವತ್ತು|ನಾಳೆ|ನಾಡಿದ್ದು",
    weekdays="ಸೋಮವಾರ|ಮಂಗಳವಾರ|ಬುಧವಾರ|ಗುರುವಾರ|ಶುಕ್ರವಾರ|ಶನಿವಾರ|ಭಾನುವಾರ,ರವಿವಾರ",
    parts="ಬೆಳಿಗ್ಗೆ,ಬೆಳಗ್ಗೆ,ಮುಂಜಾನೆ|ಮಧ್ಯಾಹ್ನ|ಸಂಜೆ,ಸಾಯಂಕಾಲ|ರಾತ್ರಿ",
    today_parts="ಇಂದು ಬೆಳಿಗ್ಗೆ|ಇಂದು ಮಧ್ಯಾಹ್ನ|ಇಂದು ಸಂಜೆ|ಇಂದು ರಾತ್ರಿ",
    tomorrow_parts="ನಾಳೆ ಬೆಳಿಗ್ಗೆ,ನಾಳೆ ಬೆಳಗ್ಗೆ|ನಾಳೆ ಮಧ್ಯಾಹ್ನ|ನಾಳೆ ಸಂಜೆ|ನಾಳೆ ರಾತ್ರಿ",
    midnight="ಮಧ್ಯರಾತ್ರಿ",
    until="ರಿಂದ,ವರೆಗೆ",
    and_="ಮತ್ತು",
    or_="ಅಥವಾ",
    later="ನಂತರ,ರಲ್ಲಿ",
    next="ಮುಂದಿನ",
    coming="ಈ",
    last="ಕಳೆದ",
    tail="ರಂದು,ಕ್ಕೆ,ಗೆ",
    ordinary="ಈ,ಆರು,ಏಳು,ಹತ್ತು,ಒಂದು,ಗೆ",
    limit_behind="ಮೊದಲು,ಮುಂಚೆ,ನಂತರ",
    every="ಪ್ರತಿ",
    without="ಗಂಟೆ",
)

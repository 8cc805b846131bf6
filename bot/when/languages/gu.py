"""Gujarati words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "gu",
    checked=True,
    numbers="શૂન્ય|એક|બે|ત્રણ|ચાર|પાંચ|છ|સાત|આઠ|નવ|દસ|અગિયાર|બાર",
    mark="વાગ્યે,વાગે,વાગ્યા,વાગ્યાથી",
    days="ગઈકાલે|આજે,આજ|આવતીકાલે,કાલે,આવતી કાલે|પરમદિવસે,પરમ દિવસે",
    weekdays=("સોમવાર,સોમવારે|મંગળવાર,મંગળવારે|બુધવાર,બુધવારે|ગુરુવાર,ગુરુવારે|શુક્રવાર,શુક્રવારે|શનિવાર,શનિવારે|રવિવાર,રવિવારે"),
    parts="સવારે,સવાર|બપોરે,બપોર|સાંજે,સાંજ|રાત્રે,રાત",
    today_parts="આજે સવારે|આજે બપોરે|આજે સાંજે|આજે રાત્રે",
    tomorrow_parts="કાલે સવારે,આવતીકાલે સવારે|કાલે બપોરે,આવતીકાલે બપોરે|કાલે સાંજે,આવતીકાલે સાંજે|કાલે રાત્રે",
    midnight="મધરાત",
    half_past="સાડા",
    quarter_past="સવા",
    quarter_to="પોણા",
    until="થી,સુધી",
    and_="અને",
    or_="અથવા,કે",
    later="પછી,માં",
    next="આવતા,આગામી",
    coming="આ",
    last="ગયા",
    tail="ના,ની,નો,એ",
    with_="સાથે",
    ordinary="બે,છ,સાત,ચાર,એક,દસ,બાર,આ,થી,કે,એ",
    limit_behind="પહેલા,પહેલાં,પછી",
    every="દર,દરેક",
)

/// Texts, one a line, that carry contact data beyond doubt.
let certainTexts = textLines(
  #"""
  Meine Adresse ist max.mueller@gmail.com
  max@firma.de
  Schreiben Sie an info@textagentur-berlin.de, danke!
  Write to jane_doe+jobs@proton.me please
  Kontakt: a.b@sub.domain.co.uk.
  MAX.MUELLER@GMAIL.COM
  max.mueller@gmail
  max.mueller@gmail com
  max(at)gmail.com
  max (at) gmail.com
  max [at] firma [dot] de
  max[ät]firma[punkt]de
  max {at} firma {dot} com
  max <at> firma.de
  max -at- gmail -dot- com
  max_at_gmail_dot_com
  max (ät) gmx (punkt) de
  max ät gmx punkt de
  max at gmail dot com
  max dot mueller at gmail dot com
  max punkt mueller at web punkt de
  max klammeraffe gmx.de
  max klammeraffe gmx punkt net
  jane at example dot com
  jane at company dot co dot uk
  max @ gmail . com
  max @ gmail.com
  max at gmail com
  maxATgmailDOTcom
  m a x @ g m a i l . c o m
  m-a-x-@-g-m-a-i-l-.-c-o-m
  max at g m a i l dot c o m
  max&#64;gmail.com
  max&#x40;gmail.com
  max&commat;gmail&period;com
  max&amp;#64;gmail.com
  max%40gmail.com
  max\u0040gmail.com
  ｍａｘ＠ｇｍａｉｌ．ｃｏｍ
  𝐦𝐚𝐱@𝐠𝐦𝐚𝐢𝐥.𝐜𝐨𝐦
  𝓶𝓪𝔁@𝓰𝓶𝓪𝓲𝓵.𝓬𝓸𝓶
  𝚖𝚊𝚡@𝚐𝚖𝚊𝚒𝚕.𝚌𝚘𝚖
  ⓜⓐⓧ@ⓖⓜⓐⓘⓛ.ⓒⓞⓜ
  🅼🅰🆇@🅶🅼🅰🅸🅻.🅲🅾🅼
  mах@gmаil.соm
  mаx@fіrmа.dе
  max﹫gmail。com
  max@gmail․com
  m̶a̶x̶@̶g̶m̶a̶i̶l̶.̶c̶o̶m̶
  ᴍᴀx@ɢᴍᴀɪʟ.ᴄᴏᴍ
  Mail an Müller@Bäckerei-Köln.de
  user@192.168.10.20
  m4x@gm41l.com
  @maria:matrix.org auf Matrix
  ✉ kontakt@beispiel.at
  Ruf mich an: 0171 1234567
  0171/1234567
  0171-123 45 67
  01711234567
  +49 171 1234567
  +491711234567
  +49 (0)171 1234567
  0049 171 1234567
  0049-30-12345678
  00491711234567
  030/12345678
  (030) 12345678
  089 - 12 34 56 78
  0221.123456
  Tel.: 0711 123456
  Telefon 030 1234567
  Tel 12345678
  Handy: 0160 98 76 54 32
  📞 0176 12345678
  ☎ 040 1234567
  +43 664 1234567
  +41 79 123 45 67
  +1 (555) 123-4567
  +44 20 7946 0958
  +33 1 23 45 67 89
  call me at 555-123-4567
  (555) 123-4567
  My number is 555 123 4567
  WhatsApp mich unter 0171 1234567
  WhatsApp: 0171 1234567
  Erreichbar unter 0151 23456789, ab 9 Uhr
  null eins sieben eins zwei drei vier fünf sechs sieben acht
  Null Eins Sieben Eins, zwei drei vier, fünf sechs sieben acht
  zero one seven one two three four five six seven eight
  plus vier neun eins sieben eins zwei drei vier fünf sechs sieben
  plus four nine one seven one two three four five six seven
  nulleinssiebeneinszweidreivierfünfsechssieben
  0171 eins zwei drei vier fünf sechs sieben acht
  null eins sieben eins zwölf vierunddreißig sechsundfünfzig siebzehn
  ０１７１ １２３４５６７
  0️⃣1️⃣7️⃣1️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣
  ⓪①⑦① ①②③④⑤⑥⑦
  ٠١٧١ ١٢٣٤٥٦٧
  𝟎𝟏𝟕𝟏 𝟏𝟐𝟑𝟒𝟓𝟔𝟕
  0 1 7 1 1 2 3 4 5 6 7
  0-1-7-1-1-2-3-4-5-6-7
  0.1.7.1.1.2.3.4.5.6.7
  0171–1234567
  0171_123_4567
  0171*1234567
  Mobil 0172|1234567
  ０１７１／１２３４５６７
  ✆ 0151 2345 6789
  tel0171 1234567
  Fax 030 / 98 76 54 32
  https://meine-agentur.de
  http://example.com/kontakt
  www.meine-agentur.de
  WWW.MEINE-AGENTUR.DE
  Mehr auf mustershop.de
  Besuchen Sie muster-shop.com!
  Portfolio: janedoe.design/work
  t.me/maxmueller
  https://t.me/maxmueller
  wa.me/491711234567
  linkedin.com/in/max-mueller
  www.linkedin.com/in/max-mueller
  xing.com/profile/Max_Mueller
  discord.gg/abc123
  github.com/maxmueller
  instagram.com/maxmueller
  facebook.com/max.mueller
  maxmueller.github.io
  example dot com
  beispiel punkt de
  mueller-texte punkt com
  example(dot)com
  example [.] com
  beispiel[punkt]de
  h t t p s : // beispiel.de
  ｗｗｗ．ｂｅｉｓｐｉｅｌ．ｄｅ
  ⓑⓔⓘⓢⓟⓘⓔⓛ.ⓓⓔ
  bit.ly/3abcDEF
  about.me/janedoe
  meineseite.berlin
  calendly.com/max/30min
  telegram: maxm
  Telegram: @maxm
  Telegram @max_mueller
  insta: max.mueller_texte
  mein insta heißt maxmueller
  Mein Instagram-Name lautet maxmueller
  my instagram handle is called janedoe
  skype live:max.mueller
  Skype: live:.cid.4f5a6b
  Skype: max.mueller
  discord: maxm#1234
  Discord max_m#1234
  Signal: max.42
  Folge mir: @max_texte auf Insta
  add me on discord: maxm99
  schreib mir auf telegram: maxm
  DM me on twitter @janedoe
  ig: jane_doe
  Facebook: mueller.texte ist meine Seite dort
  xing: mueller
  snap: jane.doe99
  threema: ABCD1234
  DE89 3704 0044 0532 0130 00
  DE89370400440532013000
  IBAN: DE89 3704 0044 0532 0130 00
  Konto AT61 1904 3002 3457 3201
  CH93 0076 2011 6238 5295 7
  GB29 NWBK 6016 1331 9268 19
  ｄｅ８９ ３７０４ ００４４ ０５３２ ０１３０ ００
  """#)

/// Splits a list of texts, one a line.
func textLines(_ text: String) -> [String] {
  text.split(separator: "\n").map(String.init)
}

/// More leaks, one a line, written without a look at the rules: none may pass, certain or not.
let laterLeaks = textLines(
  #"""
  Sie können mich gern direkt kontaktieren: s.weber@t-online.de
  Am schnellsten geht es per Mail an lisa.koch91@web.de oder telefonisch.
  lisa.koch91 ät web.de
  meine mail: lisa koch 91 (bei) web punkt de
  lisa.koch91 [a] web.de
  lisa.koch91*at*web*dot*de
  reach me: tom dot baker at outlook dot com
  tom.baker(a)outlook.com
  my email is tombaker AT outlook DOT com
  tombaker@outlook,com
  tombaker @outlook .com
  t o m b a k e r at o u t l o o k dot c o m
  tom＠baker．io
  tömbäker@hötmail.com
  Meine Nummer: 0 1 5 2 / 3 4 5 6 7 8 9 0
  ruf an null eins fünf zwei dreißig fünfundvierzig siebenundsechzig neunzig
  my cell is five five five one two three four five six seven
  Handynr. 01523/4567890
  0152 - 345 - 678 - 90
  (0152) 34567890
  +49.152.34567890
  +49-152-3456 7890
  ++49 152 34567890
  0049 (0) 152 34567890
  Tel. +49 (0) 30 / 123 45 - 678
  oh one five two three four five six seven eight nine
  null1fünf2 drei4fünf6sieben8
  01 52 34 56 78 90
  ☏ 0152—34567890
  Sprechen wir? 015234567890
  Nummer ist 0152 drei vier fünf 67890
  05241 123456
  Einfach durchklingeln: 0 30 - 12 34 56 7
  Mein Portfolio findest du unter lisakoch-texte.de
  lisakoch-texte . de
  www punkt lisakoch-texte punkt de
  www lisakoch de
  https:// lisakoch.de
  hxxps://lisakoch[.]de
  lisakoch[.]de
  lisakoch.jimdosite.com
  lisakoch.wordpress.com
  tinyurl.com/2p8abc
  linktr.ee/lisakoch
  behance.net/lisakoch
  youtube.com/@lisakoch
  Ich bin auf Insta als @lisa.schreibt zu finden
  Insta → lisa.schreibt
  Du findest mich auf Instagram unter lisa_schreibt
  You can find me on telegram as tomb_writes
  my discord is tomb#4411
  my discord tag: tomb_writes
  Signal/WhatsApp: 0152 34567890
  Add mich bei Skype: live:lisa.koch
  mein Telegram-Handle ist @lisak
  Facebook-Name: Lisa.Koch.Texte
  fb.com/lisakoch
  m.me/lisakoch
  IBAN DE02 1203 0000 0000 2020 51
  DE02-1203-0000-0000-2020-51
  Lindenallee 14, 50667 Köln
  Am Alten Markt 3, wohnhaft Hauptstr. 7
  I live at 42 Wallaby Lane
  lisa punkt koch einundneunzig at web punkt de
  lisa.koch91&#0064;web&#46;de
  1i5a.k0ch@w3b.d3
  Hallo, hier meine Kontaktdaten: Anna Schulz, anna.schulz@posteo.de, 0341 9876543
  Bitte an bewerbung@schulz-und-partner.com senden
  annaschulz (klammeraffe) posteo (punkt) de
  anna schulz bei posteo punkt de
  a.schulz AT posteo.de
  anna.schulz[@]posteo.de
  anna.schulz @posteo.de
  anna.schulz „at“ posteo „punkt“ de
  anna.schulz /at/ posteo /dot/ de
  anna.schulz at-sign posteo.de
  anna.schulz at sign posteo.de
  аnnа@роstео.dе
  a​nna@posteo.de
  E-Mail lautet anna minus schulz at gmx punkt net
  Handy null eins sieben sechs – neun acht sieben – sechs fünf vier drei
  Sie erreichen mich mobil: 0176 98765 43
  0176.98.76.543
  0176 9 8 7 6 5 4 3
  +49 O176 987 65 43
  call +1-202-555-0143
  (202) 555 0143
  phone number two zero two five five five zero one four three
  +4917698765 43
  00 49 176 9876543
  49 176 9876543
  Tel. 0341-98765-43
  Vorwahl 0341, dann 9876543
  Anrufen: 9876543 (Leipzig)
  meine seite: schulz-texte.com
  schulztexte.net/portfolio
  Portfolio unter https://www.schulz.io
  schulz texte dot com
  siehe schulz(.)de
  gib bei google schulztexte punkt de ein
  anna-schulz.carrd.co
  notion.site/anna-schulz
  drive.google.com/file/d/abc
  meet.google.com/abc-defg-hij
  zoom.us/j/123456789
  chat.whatsapp.com/AbCdEf
  IG @anna.schulz
  insta anna_schulz
  auf Telegram bin ich annaschulz76
  telegram => annaschulz
  Mein Skype Name: anna.schulz.76
  skype id is annaschulz76
  Threema-ID: ABCD1234
  LinkedIn: anna-schulz-76
  mastodon: @anna@social.berlin
  Überweisung bitte auf DE12 5001 0517 0648 4898 90
  PayPal: anna.schulz@posteo.de
  Schulzstraße 17b in 04103 Leipzig
  """#)

/// More innocent texts, one a line, written without a look at the rules.
let laterInnocents = textLines(
  #"""
  Guten Tag, ich suche jemanden, der 12 Produkttexte zu je 150 Wörtern schreibt.
  Der Auftrag läuft vom 03.12.2026 bis 17.12.2026, Vergütung 480,00 € netto.
  Zahlung: 50 % bei Start, 50 % bei Abnahme, zzgl. 19 % USt.
  Wir brauchen ein Logo in drei Varianten (SVG, PNG, PDF).
  Bitte liefern Sie logo_final_v2.svg und logo_final_v2.png.
  Die Seite soll 5 Unterseiten haben: Start, Shop, Über uns, Kontakt, Impressum.
  We need data research: 1,500 rows, 12 columns, CSV.
  The phone campaign has 3 phases with 200, 350 and 500 calls.
  Telefoninterviews, ca. 20 Minuten, 80 Personen, Leitfaden liegt vor.
  Hotline-Schichten Mo 9-13, Di 14-18, Mi 9:30-12:30 Uhr
  Kenntnisse: HTML5, CSS3, PHP 8.3, MySQL 8.0, Vue 3
  Skills: React, Next.js, Nuxt.js, Three.js, D3.js
  Erfahrung mit Jira, Confluence, Slack, Teams und Zoom
  Meetings über Zoom oder Teams
  Tätigkeit: Instagram und Facebook betreuen, ca. 3 Beiträge pro Woche
  Facebook: Grundlagen
  LinkedIn: Beiträge schreiben
  Twitter/X-Threads aus Blogartikeln erstellen
  Signal processing in Python
  Discord: Moderation
  Matrix-Multiplikation in C++
  Slack-Integration für unseren Shop
  Telegram: Bot mit Python
  Mein Angebot: 300 Euro pauschal, 2 Korrekturschleifen
  Mein Instagram-Kurs war erfolgreich
  Ich arbeite seit 2014 als Texter, davor 2009-2013 als Redakteur.
  I have worked at Google and at Amazon.
  I am good at writing. Communication is key.
  Let me know at your convenience.
  We meet at point two of the agenda
  Nach Punkt eins kommt Punkt zwei
  Abgabe Freitag 18:00, spätestens 20:00 Uhr.
  Zeiten: 08:00 09:00 10:00 11:00
  PLZ-Gebiete 10115, 10117, 10119, 10178
  Teilnehmer 1001, 1002, 1003, 1004
  Artikelnummern 4711, 4712, 4713
  Umsatz 2024: 1.250.000 €, 2025: 1.480.000 €
  Budget 2 000 - 3 000 €
  Maße 210 x 297 mm, Beschnitt 3 mm
  Auflösung 3840x2160, 60 fps
  RGB 255 128 0, CMYK 0 50 100 0
  Koordinaten 48.137154, 11.576124
  Kapitel 1.1, 1.2, 1.3, 2.1, 2.2
  v2.0.0-beta.1 nach v2.1.3
  Zeile 100-200, Spalte 3
  Umfrage mit Skala 1-2-3-4-5
  Noten 1, 2, 3, 4, 5, 6
  Konto bei der Sparkasse nicht nötig
  Word.docx öffnen, Tabelle1.xlsx prüfen
  Der Text soll auf der Startseite stehen.Keine Bilder.
  Fragen?Gerne hier im Chat!
  Super.Danke.Bis morgen
  Kurs: Einführung in ASP.NET MVC
  Google Ads und Google Analytics
  Wie googeln Kunden nach Produkten?
  Call center agent gesucht
  Call-to-Action am Ende des Textes
  Rückruf beim Kunden vereinbaren
  Bitte nicht anrufen, sondern hier schreiben
  Schreib mir bitte hier
  Kontaktformular programmieren (PHP)
  Impressum und Datenschutz nach § 5 DDG und Art. 13 DSGVO
  EN 301 549 und WCAG 2.2 AA
  IEC 60601-1-2:2014
  Modell XR-2000-500-100
  SKU 0012-3456-7890
  Los geht's am 24.12. um 10 Uhr
  Stand: 22.11.2026, 15:30 Uhr
  Am 5.1. und 12.1. bin ich nicht da
  Frist: 3-4 Werktage, 5-7 Tage bei Express
  Übersetzung Deutsch-Englisch, 2.400 Normzeilen, Lieferung in 10 Werktagen
  Die Datei heißt katalog_2026.xlsx und hat 14 Spalten.
  Erstellen Sie bitte eine Liste mit Name, Adresse, Telefon und E-Mail von 300 Arztpraxen.
  Spalten: Firma, Straße, PLZ, Ort, Telefon, E-Mail, Website
  Format der Telefonnummern: international, ohne Leerzeichen
  Collect phone, email and website of 250 dentists in Austria
  Preis pro Datensatz 0,35 EUR, max. 500 Datensätze
  Rund 1500 Wörter auf Englisch, SEO-Keywords liefere ich.
  Font: Open Sans 400, 600, 700
  Farben #1A2B3C und #ffffff, Breite 1200 px
  PHP-Version 8.2.15, MariaDB 10.11.6
  API-Endpunkt /v1/orders/{id}
  GET /api/v2/users?page=3
  JSON, XML und YAML nach CSV wandeln
  Bitte in der main.js und app.ts anpassen
  Kafka, Redis, PostgreSQL 16
  Docker und Kubernetes (k8s)
  Docker-Image node:20-alpine
  Maven com.fasterxml.jackson 2.17.0
  Android SDK 34, iOS 17.4
  i18n, l10n und a11y
  Postleitzahlen 01067 bis 01328
  PLZ 01067, 01069, 01097
  Lieferzeit 2-3 Wochen, Start KW 49
  Dauer: 15.01. - 28.02.2027
  15.01.2027 09:00 bis 15.01.2027 17:00
  Zeitraum 2027-01-15/2027-02-28
  Umfang: ca. 1.000–1.200 Wörter
  Honorar 0,04–0,06 €/Wort
  Kosten: 99,90 € + 19,00 € Versand
  USD 1,500.00 in two instalments
  10k followers, 2.5k likes
  5 x 300 = 1500 Wörter
  3/4 fertig, 1/4 offen
  Platz 3 von 20 im Ranking
  Abschnitt 4.2.1.3 der Norm
  EN ISO 17100:2015-05
  VDE 0100-410:2018-10
  DIN 5008:2020
  Artikel 6 Abs. 1 lit. f DSGVO
  LG Köln, Urteil vom 12.03.2024, Az. 33 O 123/23
  BGH I ZR 228/03
  Teilnehmernummern 000123 bis 000456
  Losnummer 20261122-0001
  Produkt-ID 8400123456
  ASIN B08N5WRWNW
  Seriennummer 0123-4567-8901
  Gut. Dann am Montag. Bis dahin!
  ok.danke.tschüss
  Ja.Nein.Vielleicht
  We are on it. At last.
  It is in. To me it looks fine.
  Ich bin dabei, melden Sie sich gern hier im Chat.
  Can you call the customers on Monday?
  Text me the details here please
  Telefon und Laptop sind vorhanden
  Handy-App testen (iOS 17, Android 14)
  Mobile first, Responsive Design
  Festnetzanschluss vorhanden, Headset auch
  Wire frames and mockups in Figma
  Signal-Rausch-Verhältnis 20 dB
  Messenger-Marketing mit WhatsApp
  Line art illustration, 6 pieces
  Matrix: 3x3 und 4x4
  Ich habe zwei, drei, vier Ideen.
  In one, two or three days
  Twenty five percent off, fifty pieces
  Mein LinkedIn Profil soll überarbeitet werden
  Pflege der Profile auf Xing und LinkedIn
  TikTok: Videos schneiden
  YouTube-Videos schneiden, 10 Stück
  """#)

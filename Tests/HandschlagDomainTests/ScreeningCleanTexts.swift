/// Texts, one a line, that carry no contact data.
let cleanTexts = textLines(
  #"""
  Ein Text von 300 Wörtern über Wärmepumpen.
  300 Wörter, 0,05 €/Wort
  Der Preis beträgt 1.200,00 €.
  Budget 1.200.000,50 EUR
  Budget: 2,500 USD to 3,750 USD
  $12,000 fixed price
  € 1 250 000
  10.000 Datensätze bis 31.12.2026
  Start am 01.02.2026, Ende am 15.03.2026
  01.02.2026 - 15.03.2026
  2026-11-22
  Von 2026-11-22 bis 2026-12-24
  am 1. 2. 2026
  01/02/2026
  22.11.26
  von 08:00 bis 17:30 Uhr
  08:30-12:00, 13:00-17:00
  at 5 pm
  Call starts at 17:30
  ISO 9001:2015
  ISO/IEC 27001:2022 zertifiziert
  DIN A4, 300 dpi
  Version 1.2.3
  Swift 6.3.1 und Python 3.12.4
  10115 Berlin
  80331 München, 50667 Köln
  § 5 Abs. 2 TMG
  §§ 312g, 355 BGB
  Node.js und Vue.js
  ASP.NET Core
  .NET und C#
  VB.NET und ADO.NET
  z.B. ein Logo
  u.a. Texte, d.h. Artikel
  i.d.R. am Montag, e.g. on Monday, i.e. weekly
  the dot product of two vectors
  meet at noon
  look at the page
  Auftragsnummer 4711
  Bestellnummer 2026000123
  Order number 100200300
  Rechnung Nr. 2026-000123
  Ticket 123456789
  25 % Rabatt, 100% Zufriedenheit
  Telefonarbeit für einen kleinen Laden
  telephone campaign for 200 customers
  Telefonakquise: 150 Anrufe pro Woche
  Rufen Sie bitte 300 Kunden an
  Calls to 1200 contacts by phone
  Telegram-Bot programmieren
  Einen Telegram Bot in Python schreiben
  WhatsApp Business API einbinden
  Instagram: 5 Posts pro Woche
  Instagram-Posts gestalten
  Facebook: Anzeigen schalten
  Facebook Ads und LinkedIn Kampagnen betreuen
  Social Media: Instagram, TikTok, Facebook
  Pflege unseres Instagram Kanals
  Discord-Server einrichten
  SHA-256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
  commit 91411df0171234567
  d41d8cd98f00b204e9800998ecf8427e
  550e8400-e29b-41d4-a716-446655440000
  EAN 4006381333931
  4006381333931
  ISBN 978-3-16-148410-0
  index.html und style.css
  logo.svg, logo.png, banner@2x.png
  Bitte als README.md liefern
  main.py und script.sh
  daten.csv mit 5000 Zeilen
  report_2026-11-22.pdf
  package.json, tsconfig.json
  Archiv als bilder.zip
  Logo als Vektordatei logo.ai
  draw.io Diagramm
  Socket.IO Erfahrung
  Verkauf auf amazon.de und ebay.de
  Recherche in wikipedia.org
  Produkttexte wie bei Zalando
  npm install lodash@4.17.21
  vue@3 und react@latest
  @angular/core und @types/node
  die Annotation @Override
  @media screen and (max-width: 600px)
  5 Stück @ 3 €
  Freelancer @ Heart
  ein bis zwei Texte
  drei, vier oder fünf Entwürfe
  one two three
  eins, zwei, drei
  zehn bis zwölf Artikel pro Monat
  one to one coaching
  null Fehler
  zero tolerance
  0 1 2 3 4 5 6 7 8 9
  01 02 03 04 05 06
  0, 5, 10, 15, 20, 25
  10, 20, 30, 40 und 50 Euro
  1000000 Datensätze
  1.000.000 Zeilen
  192.168.0.1
  127.0.0.1:8080
  http://localhost:8080
  HTTP/2 und HTTPS
  1920x1080 Pixel
  1080 x 1350 px
  16:9 und 4:3
  24/7 Support
  Seite 12-15
  2024-2026
  Wirtschaftsjahr 2025/26
  100-200 Wörter
  52.5200, 13.4050
  0,05 bis 0,08 Euro
  3.5 Stunden täglich
  Mo-Fr 9-17 Uhr
  Größe 42, Farbe #ff8800
  #aabbcc und #123456
  Issue #1234
  PR #2048
  UTF-8, ISO-8859-1
  RFC 5322 und RFC 3986
  C++20, C99
  H1 bis H6
  B2B und B2C
  MP3 und MP4
  3D-Modell
  Top 10 Liste
  Arbeitsplatz 4
  Platz 1 bei Google
  Monitoring 24/7
  Ein Weg 3 mal täglich
  Marktplatz 2.0
  Texte für einen Marktplatz
  auf der Straße
  Straßenfest am 5. Mai
  Ich arbeite am Text. Danach folgt das Bild.
  Fertig.Danach folgt mehr
  fertig.In zwei Wochen
  Der Punkt ist wichtig
  Punkt 3: Logo
  auf den Punkt gebracht
  Unterpunkt a bis d
  C# und dot net
  Quiet Heron 417 hat sich beworben
  Ich bin Texterin mit 10 Jahren Erfahrung
  I am a copywriter with 10 years of experience
  Stundensatz 45 Euro, 20 Stunden je Woche
  Hourly rate 45 USD, 20 hours per week
  Wie lang soll der Text sein?
  When can you start?
  Ich kann sofort anfangen.
  Das Logo soll blau sein, mit einem Reiher.
  A small shop's web page with five products
  Datenrecherche: 500 Firmen in Bayern
  Bitte keine Umlaute im Dateinamen
  E-Mail-Marketing und Newsletter
  Newsletter per E-Mail gestalten
  Email templates in HTML
  Ich schreibe E-Mails für Kunden
  Telefonische Terminvereinbarung
  Telefonnummern recherchieren und prüfen
  Adressen prüfen: 2000 Stück
  URL-Struktur und Links prüfen
  Link building for a shop
  Website mit WordPress
  eine .de Domain registrieren
  Domain und Hosting einrichten
  die Endung .com
  java.util.List und System.out
  console.log und this.name
  import os.path
  a.b.c
  foo.bar.baz
  x = y.z
  [1, 2, 3, 4, 5, 6, 7, 8]
  1,2,3,4,5,6,7,8,9,10
  1234567890
  UPC 036000291452
  Timestamp 1712345678
  Bitcoin bei 50000 Dollar
  pi = 3.14159265
  6,02214076e23
  -12,5 Grad
  +10 % mehr Umsatz
  + 500 Wörter extra
  100.000+ Nutzer
  50+ Projekte
  2 x 4 Stunden
  Los 1 von 3
  Artikel-Nr. 100-200-300
  Kundennummer 0012345678
  Почта и телефон не нужны
  これはテキストです
  هذا نص بسيط
  🎉🎉🎉 Danke!
  Logo 🇩🇪 Webdesign
  naïve café résumé
  Ärger über Öl und Süßes
  """#)

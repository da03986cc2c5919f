/// Texts, one a line, that a human has to look at.
let heldTexts = textLines(
  #"""
  max (at) firma
  max at gmail
  Mein Konto bei gmail.com
  m4x 4t gm41l d0t c0m
  info@firma
  gmail com
  maxmueller gmail com
  maxmueller gmail,com
  moc.liamg@xam
  @maxmueller
  Ich heiße dort @texte_max
  folge @janedoe
  maxm#1234
  WhatsApp mich
  Schreib mir auf WhatsApp
  add me on discord
  hit me up on telegram
  Melde dich bei mir per Telegram
  find me on LinkedIn
  O171 I234S67
  0l7l l234567
  0171 dann 1234567
  171 1234567
  1711234567
  491711234567
  555-123-4567
  555 123 4567
  null eins sieben eins zwei drei
  Auftragsnummer 01711234567
  0171, 1234567
  030 12345
  Musterstraße 12
  Musterstr. 12a, 10115 Berlin
  Berliner Straße 5
  Kurfürstendamm 21
  Goetheplatz 3
  12 Baker Street
  221 Elm Road, Springfield
  Mozartweg 7
  IBAN DE00 1234 5678 9012 3456 78
  USt-IdNr. DE123456789
  HRB 12345 B
  beispiel . com
  beispiel .de
  beispiel. com
  Unser Team: agentur.design
  mueller.me
  google mich einfach
  just google me
  b e i s p i e l . d e
  com.beispielfirma.app
  www.beispielfirma
  Die Seite heißt beispiel.De
  XING: Mueller
  """#)

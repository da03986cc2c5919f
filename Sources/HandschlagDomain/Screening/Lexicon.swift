/// What a word means to the screening. Words are lower case with umlauts folded ("für" is "fur").
struct WordRole: OptionSet, Sendable {
  let rawValue: UInt64

  /// May stand for '@' in "max at gmail dot com".
  static let at = WordRole(rawValue: 1 << 0)
  /// Stands for '@' beyond doubt, as "klammeraffe" does.
  static let surelyAt = WordRole(rawValue: 1 << 1)
  /// Stands for '.'.
  static let dot = WordRole(rawValue: 1 << 2)
  /// A top-level domain that hardly means anything else.
  static let topDomain = WordRole(rawValue: 1 << 3)
  /// A top-level domain that is also a word, or the end of many a sentence.
  static let wordDomain = WordRole(rawValue: 1 << 4)
  /// A top-level domain that is more often a file's extension.
  static let fileDomain = WordRole(rawValue: 1 << 5)
  /// A provider of mailboxes.
  static let provider = WordRole(rawValue: 1 << 6)
  /// A digit or small number in words.
  static let digits = WordRole(rawValue: 1 << 7)
  /// A digit in words only beside others ("oh").
  static let weakDigits = WordRole(rawValue: 1 << 8)
  /// A network or messenger on which people have names.
  static let platform = WordRole(rawValue: 1 << 9)
  /// Announces a telephone number.
  static let phoneCue = WordRole(rawValue: 1 << 10)
  /// Announces some other long number.
  static let otherNumber = WordRole(rawValue: 1 << 11)
  /// Follows a quantity.
  static let unit = WordRole(rawValue: 1 << 12)
  /// May stand between a cue and its datum ("ist", "unter").
  static let filler = WordRole(rawValue: 1 << 13)
  /// Claims what follows as the writer's own ("mein").
  static let own = WordRole(rawValue: 1 << 14)
  /// Asks to be contacted ("schreib").
  static let contact = WordRole(rawValue: 1 << 15)
  /// The writer ("mich", "me").
  static let writer = WordRole(rawValue: 1 << 16)
  /// Cannot be part of an address or a name.
  static let common = WordRole(rawValue: 1 << 17)
  /// Joins numbers read aloud ("dann", "minus").
  static let joint = WordRole(rawValue: 1 << 18)
  /// Follows '@' in program text.
  static let code = WordRole(rawValue: 1 << 19)
  /// Names what is done with a platform, as work ("Anzeigen").
  static let work = WordRole(rawValue: 1 << 20)
  /// Says that a name follows ("heißt", "username").
  static let naming = WordRole(rawValue: 1 << 21)
  /// The extension of a file that is never a domain.
  static let file = WordRole(rawValue: 1 << 22)
  /// Announces a number of a public register.
  static let register = WordRole(rawValue: 1 << 23)
  /// Begins a URL.
  static let scheme = WordRole(rawValue: 1 << 24)
  /// Stands for '@' only in brackets ("(a)").
  static let bracketedAt = WordRole(rawValue: 1 << 26)
  /// A street without a name before it ("Straße", "road").
  static let street = WordRole(rawValue: 1 << 25)
  /// Proposes something to the other side ("let's", "können wir"), or asks what it has.
  static let settles = WordRole(rawValue: 1 << 27)
  /// What the proposal is: to talk on.
  static let talks = WordRole(rawValue: 1 << 28)
  /// Says that something goes on that another message began.
  static let continues = WordRole(rawValue: 1 << 29)
  /// Looks for somebody ("such", "google").
  static let seek = WordRole(rawValue: 1 << 30)
  /// What a person is called ("name", "username").
  static let identity = WordRole(rawValue: 1 << 31)
  /// Says that a name is the same elsewhere.
  static let same = WordRole(rawValue: 1 << 32)
  /// By what a person is reached ("nummer", "mail").
  static let means = WordRole(rawValue: 1 << 33)
  /// Where that may be read ("website", "impressum").
  static let place = WordRole(rawValue: 1 << 34)
  /// Likes one way better than another ("lieber", "faster").
  static let prefers = WordRole(rawValue: 1 << 35)
  /// A platform whose name is also a word, or on which people show work rather than write to one another.
  static let weakPlatform = WordRole(rawValue: 1 << 36)
  /// Stands for '.' only behind an '@' ("period").
  static let spokenDot = WordRole(rawValue: 1 << 37)
  /// Repeats the digit that follows ("double").
  static let times = WordRole(rawValue: 1 << 38)
  /// Says that part of a number is known ("Vorwahl").
  static let areaCode = WordRole(rawValue: 1 << 39)
  /// Says that something is to be taken away or turned round before reading.
  static let leaveOut = WordRole(rawValue: 1 << 40)
  /// Says that a text is to be read from its end.
  static let backwards = WordRole(rawValue: 1 << 41)
  /// Announces a number of a bank account or of its bank.
  static let bankCue = WordRole(rawValue: 1 << 42)
  /// Leads to a platform: "auf", "via".
  static let leads = WordRole(rawValue: 1 << 43)
}

/// The words the screening knows.
enum Lexicon {
  /// The longest word in the lexicon, in bytes; longer ones need no look-up.
  static let longestWord = 24

  /// The roles of a word.
  static func roles(of word: String) -> WordRole { table[word] ?? [] }

  /// The digits a number word stands for.
  static func digits(of word: String) -> String? { numbers[word] }

  /// The roles of each word.
  static let table: [String: WordRole] = {
    var table: [String: WordRole] = [:]
    for (role, words) in lists {
      for word in words.split(whereSeparator: \.isWhitespace) {
        table[String(word), default: []].insert(role)
      }
    }
    for word in numbers.keys { table[word, default: []].insert(.digits) }
    return table
  }()

  private static let lists: [(WordRole, String)] = [
    (.at, "at bei add"),
    (.surelyAt, "klammeraffe klammeraffen affenklammer affenschwanz arroba atzeichen atsign aet"),
    (.surelyAt, "arobase chiocciola snabela apenstaartje ampersat atsymbol klammera ettzeichen adzeichen"),
    (.bracketedAt, "a"),
    (.dot, "dot punkt point pkt dott punto punct ponto punktum punkd fullstop"),
    (.spokenDot, "period stop"),
    (.topDomain, "com de net org info eu ch biz io fr nl pl uk at dk cz hu li lu se app dev xyz online"),
    (
      .topDomain, "berlin hamburg koeln cologne bayern wien gmbh gg gl co gd ly ee fi ro sk si hr pt gr ru ua"
    ),
    (.wordDomain, "is in it to am do my so as no by me be us es la im ag tv va cc ca"),
    (.wordDomain, "shop site tech club store cloud agency design digital media studio blog website web"),
    (.wordDomain, "page link email space one fun live world today network solutions services works team"),
    (.wordDomain, "company consulting photography art work name pro jobs group life social chat"),
    (
      .wordDomain,
      "academy coach expert gallery guru gle immo institute international kitchen legal ltd fashion"
    ),
    (.wordDomain, "photo photos pics ninja press productions reise reisen rocks salon swiss tattoo tel tips"),
    (.wordDomain, "travel vip vision wiki wine wtf yoga community events film finance fitness garden haus"),
    (.wordDomain, "marketing partners pub reviews ruhr saarland tirol tours"),
    (.fileDomain, "ai md sh py pl rs zip mov ps cc ws ml mk app"),
    (.file, "html htm svg png jpg jpeg gif webp pdf doc docx xls xlsx csv txt json xml yaml yml js ts css"),
    (.file, "php java swift kt c h cpp cs rb go sql exe psd indd eps mp mpg wav avi tar gz jar vue jsx"),
    (.file, "tsx toml ini log conf odt ods odp ppt pptx tiff tif bmp ico woff ttf lock proto sqlite db"),
    (
      .provider, "gmail googlemail gmx hotmail outlook yahoo icloud protonmail proton posteo mailbox tutanota"
    ),
    (.provider, "tuta aol freenet ymail fastmail mailde arcor zoho gmxnet web live msn vodafonemail"),
    (.provider, "hushmail tutamail mailfence startmail runbox yandex rediffmail netcologne ewetel kabelmail"),
    (.provider, "unitybox bluewin hispeed chello aon laposte libero virgilio seznam interia onet btinternet"),
    (.provider, "comcast sbcglobal rocketmail skynet telenet gmai gmial googlmail hotmial yaho outlok"),
    (.weakDigits, "oh o ein eine"),
    (
      .times,
      "doppel doppelt doppelte double dbl zweimal zweifach twice triple tripel treble dreifach dreimal"
    ),
    (.platform, "insta instagram ig telegram tg whatsapp whatsap whatsup wa signal threema skype discord"),
    (.platform, "linkedin xing facebook fb twitter tiktok snapchat snap wechat viber icq matrix mastodon"),
    (.platform, "kik olvid wickr zalo bsky"),
    (.platform, "bluesky paypal teams zoom slack element wire messenger keybase steam lnsta lnstagram"),
    (
      .platform, "telegramm wapp whatsep whatsub jabber imessage facetime hangouts kakaotalk googlechat zangi"
    ),
    (.phoneCue, "telefonnr telnummer rufnr mobilfunk mobilfunknummer festnetznummer ruckrufnummer landline"),
    (.phoneCue, "whatsappnummer whatsappnr handynum kontaktnummer privatnummer mobilenumber cellnumber"),
    (
      .phoneCue,
      "tel telefon telefonnummer handy handynummer handynr mobil mobile mobilnummer phone telephone"
    ),
    (.phoneCue, "cell cellphone rufnummer nummer number fon fax call anrufen anruf ruf rufen erreichbar"),
    (
      .phoneCue,
      "whatsapp wa sms signal telegram threema durchwahl festnetz hotline text ring telefonisch mob"
    ),
    (.phoneCue, "klingel melden reach phonenumber telnr hotline callback ruckruf viber dial wahlen digits"),
    (.areaCode, "vorwahl ortsvorwahl vorwahlnummer areacode"),
    (
      .otherNumber,
      "plz postleitzahl postleitzahlen iso en din iec vde norm az"
    ),
    (
      .otherNumber,
      "ean isbn gtin sku bestellnummer bestellnr auftragsnummer auftragsnr order ticket artikel"
    ),
    (.otherNumber, "artikelnummer artikelnr rechnung rechnungsnummer rechnungsnr invoice art timestamp id"),
    (.otherNumber, "kundennummer vorgang aktenzeichen serial seriennummer build revision commit hash asin"),
    (
      .otherNumber,
      "seriennummern artikelnummern bestellnummern auftragsnummern kundennummern teilenummer modell"
    ),
    (
      .otherNumber,
      "inventarnummer inventarnummern materialnummer chargennummer lei hex numbers nummern sku skus"
    ),
    (.otherNumber, "vorgangsnummer projektnummer sendungsnummer tracking barcode upc issn matrikelnummer"),
    (.otherNumber, "inventar batch charge lot sendung part firmware woche kw week patent referenz"),
    (.unit, "eur euro euros usd dollar chf gbp cent worter wort words word zeichen characters stunden"),
    (.unit, "stunde hours hour std min minuten minutes tage days wochen weeks monate months jahre years"),
    (.unit, "kb mb gb tb px pixel dpi seiten pages stuck pieces prozent percent kontakte contacts kunden"),
    (.unit, "customers datensatze records zeilen rows lines einwohner artikel products produkte bilder"),
    (.unit, "adressen anrufe calls texte texts mio million millionen nutzer users bytes byte hz khz mhz"),
    (.unit, "kilometer kilometers meter metres miles meilen schritte steps euros cents"),
    (.unit, "km m cm mm kg g qm views impressionen abonnenten follower followers eintrage entries tokens"),
    (.filler, "ist is unter number nummer nr lautet are at me mich mir an on my meine die the by via per"),
    (
      .filler,
      "ich as als auf uber name no please bitte under to gern gerne sie it its das dann direkt einfach"
    ),
    (.own, "mein meine meinem meinen meiner my unser unsere our"),
    (.contact, "schreib schreibe schreibt schreiben kontaktier kontaktiere kontaktieren melde meldet adde"),
    (.contact, "add message dm pm contact find findest follow write text reach hit ping erreichst findet"),
    (.contact, "erreichen texte kontakt whatsapp folge folgt call ruf erreichbar"),
    (.contact, "fug fuge such lookup ping buzz hmu meld adden anschreiben vernetz"),
    (.writer, "mich mir me uns us"),
    (.common, "am im in is it be was are i look arrive meet work works working we you he she they and or"),
    (.common, "und oder ist war bin bist sind ein eine einen einem einer der die das den dem des the a an"),
    (.common, "account konto adresse postfach mail email good stop only not nicht nur auch this that of"),
    (
      .common,
      "with mit for fur von from to zu zum zur developer entwickler endung domains tld all bekannt known mehr"
    ),
    (.common, "als as if wenn wie how kein keine jede jeder every each other andere andern use nutze domain"),
    (.joint, "dann und and then minus strich schragstrich bindestrich dash slash leerzeichen space plus"),
    (.joint, "pause danach gefolgt von next mal followed finish finally lastly zuletzt schliesslich"),
    (.code, "angular types media import test param override autowired component return see deprecated todo"),
    (.code, "property state published main available escaping discardableresult objc mainactor sendable"),
    (.code, "keyframes charset supports layer include mixin extend apply tailwind injectable input output"),
    (
      .code, "before after beforeeach aftereach dataclass staticmethod classmethod decorator entity id column"
    ),
    (.code, "font page scope babel vue react latest next beta alpha rc babel app author since throws suite"),
    (.code, "bean service repository controller requestmapping getmapping nullable notnull inject binding"),
    (.work, "post posts beitrag beitrage anzeige anzeigen werbung ads ad kampagne kampagnen campaign"),
    (.work, "campaigns marketing bot bots story stories reels reel grafik grafiken inhalte content text"),
    (.work, "texte betreuung pflege kanal kanale channel channels management strategie strategy design"),
    (.work, "api app profil profile seite page pages integration programmierung programmieren entwicklung"),
    (.work, "development kenntnisse erfahrung experience skills knowledge wissen gut sehr good nein ja no"),
    (.work, "yes keine none seo analyse analysis redesign banner logo video videos bilder aufbau setup"),
    (.work, "support kundenservice chatbot webhook gruppe group newsletter followern follower ein eine der"),
    (.work, "die das the and und oder or mit with fur for in im is ist nicht not 's bitte please zwei drei"),
    (
      .work, "grundlagen moderation schulung kurs workshop planung redaktion community server training werben"
    ),
    (.work, "privat wird werden soll sollte should will accounts account unternehmensseite konto adresse"),
    (
      .naming,
      "nutzername usertag gamertag"
    ),
    (
      .naming,
      "bin heisse tag heisst heiss lautet name username nick nickname handle id called user benutzername"
    ),
    (.register, "ustid ust umsatzsteuer vat hrb hra handelsregister steuernummer umsatzsteuernummer"),
    (
      .register,
      "ustidnr uid steuer steuernr st firmenbuch registered company ein atu che fn identifikationsnummer"
    ),
    (.scheme, "http https hxxp hxxps ftp ftps sftp mailto sip xmpp tg whatsapp skype"),
    (.street, "strasse str street road rd avenue ave lane boulevard blvd drive allee weg gasse platz ufer"),
    (.street, "court square terrace crescent"),
    (
      .settles,
      "lass lasst lassen let wollen konnen sollen can could shall should wechseln hast haben do nutzt"
    ),
    (.settles, "bist sind are habt seid"),
    (
      .talks,
      "schreiben weiter weiterreden weitermachen weiterschreiben reden sprechen wechseln umziehen move"
    ),
    (
      .talks,
      "continue talk chat switch write speak take bring go discuss besprechen klaren abstimmen unterhalten verlagern"
    ),
    (.talks, "reinschreiben austauschen connect vernetzen"),
    (
      .continues, "rest weiter halfte half zweite zweiter second nd part teil remaining danach dann noch then"
    ),
    (.continues, "ende schluss finally ending last letzte letzten endet ends dahinter dazu hinten plus"),
    (.seek, "such suche suchen sucht google googel googeln googelt googlen search look lookup"),
    (.identity, "name namen username nutzername nutzernamen benutzername benutzernamen nickname nick handle"),
    (.identity, "vorname vornamen nachname nachnamen pseudonym alias spitzname surname lastname firstname"),
    (.same, "same gleich gleiche gleicher gleichen gleichem selbe selber selben selbem derselbe denselben"),
    (.same, "demselben dieselbe genauso ebenso identical identisch"),
    (.means, "mail email mailadresse emailadresse adresse address mailaddress nummer number nr"),
    (.means, "telefonnummer handynummer mobilnummer rufnummer kontaktdaten kontakt contact contacts details"),
    (.means, "phone telefon handy kontaktformular inbox postfach site website webseite homepage domain page"),
    (.means, "seite url internetseite webadresse erreicht erreichen reach"),
    (.place, "website webseite homepage site seite page impressum portfolio profil profile netz internet"),
    (.place, "online telefonbuch phonebook internetseite profilbild signatur signature bio branchenbuch"),
    (.prefers, "lieber bevorzuge prefer rather besser better easier faster quicker schneller einfacher"),
    (
      .prefers,
      "leichter bequemer responsive instead quickest fastest schnellsten easiest best besten liebsten"
    ),
    (.weakPlatform, "line github gitlab behance dribbble reddit twitch youtube pinterest medium patreon"),
    (.weakPlatform, "vimeo threads tumblr soundcloud onlyfans qq vk flickr deviantart artstation substack"),
    (
      .weakPlatform,
      "clubhouse rocketchat mattermost simplex briar olvid gab bereal vero nextcloud etsy fiverr upwork"
    ),
    (
      .leaveOut,
      "weglassen weglasst wegdenken entfernen entferne streichen streiche loschen remove minus without"
    ),
    (.leaveOut, "ohne ignore ignoriere ignorieren drop delete strip skip omit removed weg less"),
    (
      .backwards,
      "ruckwarts reversed backwards backward mirrored umdrehen umgedreht gespiegelt spiegelverkehrt"
    ),
    (.backwards, "andersrum andersherum reverse hinten mirror"),
    (.bankCue, "kontonummer kontonr kto ktonr blz bankleitzahl sortcode"),
    (.leads, "auf bei uber per via zu on to over through in using uberm"),
  ]

  private static let numbers: [String: String] = {
    var table: [String: String] = [
      "null": "0", "eins": "1", "zwei": "2", "zwo": "2", "drei": "3", "vier": "4", "funf": "5",
      "fuenf": "5", "sechs": "6", "sieben": "7", "acht": "8", "neun": "9", "zehn": "10", "elf": "11",
      "zwolf": "12", "zwoelf": "12", "sechzehn": "16", "siebzehn": "17", "zero": "0", "one": "1",
      "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
      "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14",
      "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19",
      // Digits in the languages next door, and mistyped; none that is a word of German or English as well.
      "deux": "2", "trois": "3", "quatre": "4", "cuatro": "4", "quattro": "4", "cinq": "5", "cinco": "5",
      "cinque": "5", "siete": "7", "sette": "7", "huit": "8", "ocho": "8", "neuf": "9", "nueve": "9",
      "cero": "0", "zerro": "0", "zwai": "2", "drai": "3", "fumf": "5", "secks": "6", "sibn": "7",
      "noin": "9",
      "nought": "0", "naught": "0", "twenty": "2", "thirty": "3", "forty": "4", "fifty": "5",
      "sixty": "6", "seventy": "7", "eighty": "8", "ninety": "9",
    ]
    for (word, digit) in [("drei", "3"), ("vier", "4"), ("funf", "5"), ("acht", "8"), ("neun", "9")] {
      table[word + "zehn"] = "1" + digit
    }
    let units = ["ein", "zwei", "drei", "vier", "funf", "fuenf", "sechs", "sieben", "acht", "neun"]
    let unitDigits = ["1", "2", "3", "4", "5", "5", "6", "7", "8", "9"]
    let tens = ["zwanzig", "dreissig", "vierzig", "funfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
    for (index, ten) in tens.enumerated() {
      table[ten] = "\(index + 2)0"
      for (unit, digit) in zip(units, unitDigits) { table[unit + "und" + ten] = "\(index + 2)" + digit }
    }
    return table
  }()

  /// The digits of a number in the hundreds ("neunhundertneunundneunzig"); nil for any other word.
  static func hundreds(of word: String) -> String? {
    for (name, unit) in hundredUnits where word.hasPrefix(name) {
      var rest = word.dropFirst(name.utf8.count)
      if rest.isEmpty { return unit + "00" }
      if rest.hasPrefix("und") { rest = rest.dropFirst(3) }
      return numbers[String(rest)].map { unit + ($0.utf8.count == 1 ? "0" : "") + $0 }
    }
    return nil
  }

  private static let hundredUnits: [(name: String, digit: String)] = [
    ("", "1"), ("ein", "1"), ("zwei", "2"), ("drei", "3"), ("vier", "4"), ("funf", "5"), ("fuenf", "5"),
    ("sechs", "6"), ("sieben", "7"), ("acht", "8"), ("neun", "9"),
  ].map { ($0.0 + "hundert", $0.1) }

  /// How often a word repeats the digit after it.
  static func times(of word: String) -> Int {
    ["triple", "tripel", "treble", "dreifach", "dreimal"].contains(word) ? 3 : 2
  }

  /// Single digits in words, for words run together ("nulleinssieben").
  static let runTogether: [([UInt8], UInt8)] = [
    "null", "eins", "zwei", "zwo", "drei", "vier", "fuenf", "funf", "sechs", "sieben", "acht", "neun",
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
  ].compactMap { word in
    numbers[word]?.utf8.first.map { (Array(word.utf8), $0) }
  }

  /// Whether letters end like an address whose signs are spelled out and glued: "dotcom", "gmailcom", "punktde".
  static func endsLikeAddress(_ letters: ArraySlice<UInt8>) -> Bool {
    for domain in gluedDomains where letters.suffix(domain.count).elementsEqual(domain) {
      let rest = letters.dropLast(domain.count)
      return gluedHosts.contains { rest.count > $0.count + 1 && rest.suffix($0.count).elementsEqual($0) }
    }
    return false
  }

  private static let gluedDomains = ["com", "net", "org", "de", "at", "ch", "io", "eu"].map { Array($0.utf8) }
  private static let gluedHosts = [
    "dot", "punkt", "gmail", "googlemail", "gmx", "atweb", "beiweb", "outlook", "hotmail", "yahoo", "icloud",
    "posteo",
    "protonmail", "mailbox", "tonline",
  ].map { Array($0.utf8) }

  /// How providers and domains look from behind.
  static let reversedWords: Set<String> = Set(
    ["gmail", "googlemail", "gmx", "hotmail", "outlook", "yahoo", "icloud", "posteo", "com", "punkt"].map {
      String($0.reversed())
    })

  /// Sites everybody knows: naming one leaks nothing, a path on one does.
  static let publicSites: Set<String> = Set(
    """
    amazon.de amazon.com google.de google.com wikipedia.org de.wikipedia.org booking.com ebay.de ebay.com
    github.com gitlab.com canva.com draw.io socket.io asp.net vb.net ado.net ml.net monday.com
    wordpress.com wordpress.org shopify.com salesforce.com check24.de immobilienscout24.de
    kleinanzeigen.de zalando.de otto.de python.org w3.org schema.org npmjs.com crates.io
    stackoverflow.com openstreetmap.org idealo.de youtube.com instagram.com facebook.com linkedin.com
    xing.com twitter.com tiktok.com pinterest.com etsy.com paypal.com swift.org mozilla.org deepl.com
    figma.com notion.so trello.com asana.com wix.com jimdo.de jimdo.com upwork.com fiverr.com textbroker.de
    content.de mturk.com clickworker.com kafka.apache.org apache.org make.com cal.com destatis.de
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// First parts of dotted names in program text.
  static let codeRoots: Set<String> = [
    "java", "javax", "system", "console", "log", "logger", "this", "self", "window", "document", "math",
    "os", "sys", "std", "kotlin", "android", "microsoft", "asp", "vb", "ado", "node", "next", "vue",
    "user", "request", "response", "item", "data", "event", "props", "state", "config",
  ]

  /// First parts of dotted names in program text that may also be those of a site.
  static let codeObjects: Set<String> = [
    "obj", "object", "model", "ctx", "req", "res", "df", "np", "pd", "plt", "torch", "array", "list", "util",
    "utils",
    "form", "field", "page", "view", "db", "session", "order", "product", "element", "el", "doc", "settings",
    "options", "params", "args", "kunde", "nutzer", "bestellung", "produkt", "benutzer", "rechnung", "row",
    "result", "store", "account", "customer", "entry", "node", "map",
  ]
}

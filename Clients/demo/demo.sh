#!/usr/bin/env bash
# Two companies and three workers meet, talk, consent, and only then learn who the others are.
# Every step is checked; the first wrong outcome ends the demo with status 1. Run it by 'make demo'.
set -euo pipefail
. "$(dirname "$0")/stage.sh"

chapter "1  A server of its own, on a fresh directory with embedded SQLite"
start_server
sees operator server info

chapter "2  Two companies and three workers open accounts and lock their contact cards away"
for person in verlag harbour anna ben carla; do
  quietly "$person" register
  mode=$(stat -c %a "$stage/$person.json" 2>/dev/null || stat -f %Lp "$stage/$person.json")
  [ "$mode" = 600 ] || fail "$person.json can be read by others ($mode)"
done
note "'register' made five tokens, each kept in a file that only its owner can read (0600)."
does verlag card set --legal-name "Nordlicht Verlag GmbH" --person-name "Meike Petersen" \
  --email m.petersen@nordlicht-verlag.example --phone "+49 40 5550134"
quietly harbour card set --legal-name "Harbour & Pine Ltd" --person-name "Oliver Reid" \
  --email oliver@harbourandpine.example --website https://harbourandpine.example
does anna card set --person-name "Anna Weber" --email anna.weber@post.example --phone "+49 30 5550199"
quietly ben card set --person-name "Ben Carter" --email ben@carter.example --messenger "signal: bencarter.07"
quietly carla card set --person-name "Carla Neumann" --email carla.n@brief.example --phone "+43 1 5550177"
secrets=(
  "Nordlicht" "Meike Petersen" "m.petersen@" "5550134" "Harbour & Pine" "Oliver Reid" "oliver@harbour"
  "Anna Weber" "anna.weber@" "5550199" "Ben Carter" "ben@carter" "bencarter.07" "Carla Neumann"
  "carla.n@" "5550177"
)
quietly verlag identity put --legal-name "Nordlicht Verlag GmbH" --register-number "HRB 80017" \
  --domain nordlicht-verlag.example --country DE --industry Verlagswesen --size ten-to-forty-nine \
  --region DE-HH --about "Kleiner Verlag für Reise- und Naturbücher." \
  --offers legal-name,email --requires email
quietly harbour identity put --legal-name "Harbour & Pine Ltd" --country GB --industry Retail \
  --size one-to-nine --region GB --about "A family shop for outdoor clothing." \
  --offers legal-name,email --requires email
quietly operator accounts list --role company --unverified
must "both companies wait for the operator to verify them" \
  "$(printf '%s' "$reply" | grep -o '"id":"acc_' | wc -l | tr -d ' ')" = 2
quietly verlag account
verlag_account=$(value id)
does operator companies verify "$verlag_account" --reason "Handelsregister geprüft"
must_hold "the publisher is verified; the shop is not" "$reply" '"verified":true'

quietly anna profile put --headline "Texterin für Reise, Natur und Outdoor" \
  --about "Zwölf Jahre Redaktion, danach frei. Ich schreibe klar, pünktlich und ohne Floskeln; eine Korrekturschleife ist immer dabei." \
  --skill Lektorat,SEO,Produkttexte --language de:native --language en:proficient --region DE-BE \
  --availability now --hours 20 --rate "35-45 EUR/hour" --kind text,translation \
  --experience ten-and-more --offers person-name,email --requires legal-name,email
quietly ben profile put --headline "Web pages and logos for small shops" \
  --about "I build fast, plain web pages and draw logos that still work on a stamp. Eight years, mostly for shops and cafés." \
  --skill HTML,CSS,Illustration --language en:native --region GB --availability within-two-weeks \
  --hours 30 --rate "30-50 EUR/hour" --kind homepage,logo --experience five-to-ten \
  --offers person-name,email --requires email
quietly carla profile put --headline "Recherche und Telefonate, sorgfältig und freundlich" \
  --about "Ich recherchiere Daten, pflege Tabellen und telefoniere gern. Abends und am Wochenende." \
  --skill Recherche,Tabellen,Telefon --language de:native --language en:independent --region AT \
  --availability evenings-and-weekends --hours 12 --rate "18-25 EUR/hour" \
  --kind data-research,telephone --experience two-to-five --offers email --requires email

chapter "3  The companies post real work, without their names"
does verlag projects post --title "Text, 300 Wörter: Wanderwege an der Ostsee" --kind text \
  --language de:native --rate "60-110 EUR/project" --urgency soon --cooperation fixed-price \
  --offers legal-name,email --requires person-name,email --description \
  "Für einen Reiseführer brauchen wir einen Text von 300 Wörtern über drei Wanderwege an der Ostsee: lebendig, ohne Superlative, mit Angaben zu Länge und Einkehr. Abgabe in zehn Tagen, eine Korrekturschleife."
text=$(value id)
does verlag projects post --title "Logo für eine Buchreihe" --kind logo --rate "250-400 EUR/project" \
  --urgency flexible --cooperation fixed-price,contest --offers legal-name,email --requires email --description \
  "Eine Reihe von Naturführern bekommt ein Zeichen: ein Blatt oder ein Weg, einfarbig, auch klein auf dem Buchrücken zu erkennen. Lieferung als Vektordatei."
logo=$(value id)
does harbour projects post --title "A web page for a small outdoor shop" --kind homepage \
  --skill HTML,CSS --language en:proficient --rate "600-900 EUR/project" --urgency soon \
  --cooperation fixed-price,hourly --offers legal-name,email --requires email --description \
  "We sell jackets and boots and have no web page yet. One page: what we sell, opening hours, a map, three photographs. It should load fast on a telephone and be easy to change."
shop=$(value id)
does harbour projects post --title "Data research: independent bike shops in Bavaria" --kind data-research \
  --language de:proficient --rate "0.80-1.20 EUR/piece" --urgency flexible --cooperation micro-job,hourly \
  --offers legal-name,email --requires email --description \
  "A table of about 200 independent bicycle shops in Bavaria: name, town, size, brands they carry, and whether they sell clothing. Sources to be given in the table."
research=$(value id)
does harbour projects post --title "Telefonische Terminvereinbarung mit Händlern" --kind telephone \
  --language de:native --rate "20-26 EUR/hour" --urgency urgent --cooperation hourly,part-time \
  --offers legal-name,email --requires email --description \
  "Etwa 40 Fachhändler anrufen, unsere Jacken kurz vorstellen und Besuchstermine für unsere Vertreterin vereinbaren. Leitfaden ist vorhanden, zwei Nachmittage in der Woche."
telephone=$(value id)

chapter "4  Who sees what"
for person in verlag harbour anna ben carla; do watches "$person"; done
sees anna projects search Wanderwege
sees ben projects search --kind homepage,logo
sees carla projects show "$telephone"
lacks_secrets "$reply" "the project does not show its company's name or card"

quietly verlag search Texterin
anna_for_verlag=$(value id)
quietly harbour search Texterin
anna_for_harbour=$(value id)
note "The same profile: $anna_for_verlag for the publisher, $anna_for_harbour for the shop."
must "two companies know one worker under two ids" "$anna_for_verlag" != "$anna_for_harbour"
silently_refused 3 harbour profile "$anna_for_verlag"
passed "an id that was given to another company is worth nothing"

chapter "5  Nobody gets contact data past the screen"
refused 5 anna apply "$text" --text "Gern! Schreiben Sie mir an anna.weber@post.example."
refused 5 anna apply "$text" --text "Erreichbar unter anna punkt weber klammeraffe gmx punkt de"
passed "certain contact data is refused, with field and place"

chapter "6  Anna applies; both talk under pseudonyms"
does anna apply "$text" --text \
  "Die drei Wege kenne ich aus eigener Wanderung. 300 Wörter in einer Woche sind gut zu schaffen; ich schreibe Ihnen gern vorab den ersten Absatz."
anna_eng=$(value id)
quietly verlag list
verlag_eng=$(value id)
saw verlag opened "$verlag_eng"
passed "the publisher's own 'watch' told of the application"
must "each side has its own id for the engagement" "$anna_eng" != "$verlag_eng"
does verlag say "$verlag_eng" "Das klingt gut. Können Sie bis zum 10. liefern, und wie halten Sie es mit den Angaben zur Einkehr?"
does anna say "$anna_eng" "Ja. Die Einkehr prüfe ich auf den Seiten der Gasthöfe und nenne den Stand."
sees verlag messages "$verlag_eng"

chapter "7  Nothing is revealed early"
does ben apply "$shop" --text "I built pages for two shops like yours; both load in under a second. Happy to start next week."
ben_eng=$(value id)
refused 3 anna grant "$anna_eng"
nothing=${reply#*: }
silently_refused 3 ben grant "$anna_eng"
must "Ben, with Anna's id, reads the same words" "${reply#*: }" = "$nothing"
last=${anna_eng: -1}
silently_refused 3 anna grant "${anna_eng%?}$([ "$last" = 7 ] && echo 8 || echo 7)"
must "an id that never was gives the same words" "${reply#*: }" = "$nothing"

quietly verlag show "$verlag_eng"
before=$reply
sees anna notice "$anna_eng" --fields person-name,email --purpose "this work"
does anna consent "$anna_eng" --fields person-name,email --purpose "this work" --yes
quietly verlag show "$verlag_eng"
must "Anna has consented; the publisher's view has not changed by a byte" "$reply" = "$before"
silently_refused 3 anna grant "$anna_eng"
must "one consent alone: Anna reads the same words" "${reply#*: }" = "$nothing"
silently_refused 3 verlag grant "$verlag_eng"
must "one consent alone: so does the publisher" "${reply#*: }" = "$nothing"
does anna consent withdraw "$anna_eng"
does verlag consent "$verlag_eng" --fields legal-name,person-name,email --purpose "this work" --yes
silently_refused 3 verlag grant "$verlag_eng"
must "Anna took her consent back: the publisher's consent opens nothing" "${reply#*: }" = "$nothing"
if grep -q '"event":"revealed"' "$stage"/*.events; then fail "a 'watch' told of a reveal too early"; fi

chapter "8  Both consents live at the same moment: the reveal"
does anna consent "$anna_eng" --fields person-name,email --purpose "this work" --yes
must_hold "the engagement is revealed" "$reply" '"state":"revealed"'
saw anna revealed "$anna_eng"
saw verlag revealed "$verlag_eng"
passed "both sides' 'watch' told of it"
sees verlag grant "$verlag_eng"
must_hold "the publisher reads Anna's address" "$reply" "anna.weber@post.example"
must_lack "and not the telephone number, which she kept back" "$reply" "5550199"
sees anna grant "$anna_eng"
must_hold "Anna reads who the publisher is" "$reply" "Nordlicht Verlag GmbH"
for person in ben carla; do
  silently_refused 3 "$person" grant "$anna_eng"
  must "$person still reads the same words" "${reply#*: }" = "$nothing"
done
silently_refused 3 harbour grant "$verlag_eng"
must "so does the other company" "${reply#*: }" = "$nothing"

chapter "9  A proof of it that needs no trust in the server"
quietly operator log checkpoint
does verlag receipts export "$verlag_eng" "$stage/verlag.tlog-proof"
sees verlag receipts verify "$stage/verlag.tlog-proof" --value email=anna.weber@post.example
sed 's/^index .*/&0/' "$stage/verlag.tlog-proof" >"$stage/altered.tlog-proof"
refused 5 verlag receipts verify "$stage/altered.tlog-proof"
lacks_secrets "$(cat "$stage/verlag.tlog-proof")" "the receipt names fields and holds no value"
sees operator log verify --seen "$stage/log-seen.json"

chapter "10  They agree how to work together"
does verlag terms propose "$verlag_eng" --kind fixed-price --pay "80 EUR/project" \
  --text "300 Wörter, eine Korrekturschleife, Abgabe in zehn Tagen."
saw anna terms-proposed "$anna_eng"
does anna terms counter "$anna_eng" --kind fixed-price --pay "110 EUR/project" \
  --text "300 Wörter, eine Korrekturschleife, Abgabe in zehn Tagen; Vor-Ort-Fotos inbegriffen."
does verlag terms accept "$verlag_eng" --yes
saw anna agreed "$anna_eng"
sees anna terms show "$anna_eng"
must_hold "110 EUR are agreed" "$reply" "110 EUR/project"

chapter "11  Ben's web page: revealed, then revoked"
quietly harbour list
harbour_eng=$(value id)
quietly harbour consent "$harbour_eng" --fields legal-name,email --purpose "this work" --yes
quietly ben consent "$ben_eng" --fields person-name,email --purpose "further work" --yes
saw harbour revealed "$harbour_eng"
quietly harbour grant "$harbour_eng"
must_hold "the shop reads Ben's address" "$reply" "ben@carter.example"
does ben revoke "$ben_eng" --yes
saw harbour deletion-asked "$harbour_eng"
refused 3 harbour grant "$harbour_eng"
must "after the revocation the shop reads the same words as everybody" "${reply#*: }" = "$nothing"

chapter "12  Inquiries to Carla: a decline that costs nothing"
quietly harbour search Recherche
carla_for_harbour=$(value id)
does harbour inquire "$carla_for_harbour" --project "$research" \
  --text "Would you research about 200 bike shops for us? Two weeks, paid per finished row."
harbour_inquiry=$(value id)
quietly carla list
carla_eng=$(value id)
saw carla opened "$carla_eng"
does carla say "$carla_eng" "Thank you, I will think about it."
saw harbour message "$harbour_inquiry"
quietly harbour show "$harbour_inquiry"
before=$reply
does carla decline "$carla_eng"
quietly harbour show "$harbour_inquiry"
must "Carla declined; the shop's view has not changed by a byte" "$reply" = "$before"
does harbour consent "$harbour_inquiry" --fields legal-name,email --purpose "this work" --yes
silently_refused 3 harbour grant "$harbour_inquiry"
must "its consent is taken and opens nothing" "${reply#*: }" = "$nothing"
does carla apply "$telephone" --text "Telefonieren liegt mir; zwei Nachmittage passen gut. Den Leitfaden würde ich vorher gern lesen."
must_hold "the telephone work is another engagement, and open" "$reply" '"state":"open"'
quietly ben apply "$logo" --text "I would draw a path that becomes a leaf. Two sketches within a week."
ben_logo=$(value id)
quietly verlag projects close "$logo"
saw ben ended "$ben_logo"
passed "the logo was given away: Ben sees the engagement end, without a reason"

chapter "13  What waits for the operator"
quietly carla list --state open
carla_telephone=$(value id)
does carla say "$carla_telephone" "Wenn es schnell gehen soll: WhatsApp mich"
must_hold "to Carla the message looks sent" "$reply" '"own":true'
sees operator flagged list

chapter "14  The operator's view: states and counts, no names"
sees operator engagements list
shown=$reply
sees operator accounts list
shown+=$reply
sees operator stats
shown+=$reply$(cat "$stage/server.log")
lacks_secrets "$shown" "no name, address or number of anybody in the operator's lists or the log"
stop_server
passed "the server drained and ended with status 0"
# The company's legal name is in its identity, which the operator reads to verify it.
for word in "${secrets[@]}"; do
  if grep -raqF -- "$word" "$data"; then fail "'$word' lies in plain text in the data directory"; fi
done
passed "no contact data lies in plain text on disk"
printf '\n%sdemo: every step came out as promised%s\n' "$bold" "$plain"

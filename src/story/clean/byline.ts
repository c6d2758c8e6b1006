const month =
  "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|janv|févr|fév|mars|avr|mai|juin|juil|août|déc|mär|okt|dez|gen|mag|giu|lug|set|ott|out|maj|januari|februari|tháng|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)\\p{L}*\\.?";
const date = `(?:\\d{1,4}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{1,2}(?:st|nd|rd|th|º|er)?\\.? (?:de |of )?${month},?(?: (?:de |del )?\\d{4})?|\\d{1,2}\\.? \\p{L}[\\p{L}\\p{M}]{2,11}\\.? \\d{4}|${month} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{4}[年년]\\s?\\d{1,2}[月월]\\s?\\d{1,2}[日일])`;
const name = "(?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|de|van|von|der|del|la|bin|al|el)";
const names = `${name}(?:[ -]${name}){1,4}`;

const dated = new RegExp(date, "iu");
// A line that is nothing but a date, with the words that go with one.
const onlyDate = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:(?:[\\p{L}\\p{M}]+[.:,|]* ?){0,3})${date}(?:[\\s,|–—•·@-]|at|um|à|a las|uhr|utc|gmt|ist|est|edt|pst|pdt|bst|cet|et|am|pm|a\\.m\\.|p\\.m\\.|\\d{1,2}[:.h]\\d{2}(?::\\d{2})?|[ap]m|\\d)*[.]?$`,
  "iu",
);
const updated =
  /^\W*(?:(?:last |first )?(?:updated?|published|posted|modified)(?: (?:on|at))?\b[:\s]|stand:|aktualisiert|veröffentlicht|publicado|actualizado|publié le|mis à jour|aggiornato|pubblicato|atualizado|güncelleme|oppdatert|publisert|opdateret|publiceret|publicerad|uppdaterad|opublikowano|обновлено|опубликовано|প্রকাশ|প্রকাশিত|अपडेट|प्रकाशित|入力|更新|발행|입력|수정)/iu;
const by = new RegExp(
  `^(?i:(?:story |written |reported |reporting |edited |posted |compiled |report )?by:?|von|por|par|di|da|door|av|af|oleh|autor(?:in|a)?:?|author:?|editors?:|reporter:?|redaktion:?|texto?:?) (?:the )?${names}(?:$|[,|/•·–—-]| (?:and|und|y|et|e|in|for|of|with|dan|og|och|en|@)[ ,])`,
  "u",
);
const byEast =
  /^(?:文|文字|记者|記者|作者|编辑|編輯|責任編集|取材)\s?[:：/／].{1,30}$|^[\p{Script=Hangul}]{2,4}\s?(?:기자|특파원)(?:\s|$)|[\w.]+@[\w.-]+\s*$/u;
const capitals = /^(?:by )?\p{Lu}[\p{Lu}'’.-]+(?: \p{Lu}[\p{Lu}'’.-]+){1,3}(?:, .{2,40})?$/u;

const creditWords =
  "(?:photo(?:s|graph|grapher)?|pictures?|images?|pic|credits?|fotos?|bild|bilder|quelle|source|crédits?|crédito|imagen|imagem|immagine|illustration|video|getty|ảnh|фото|ছবি|사진|写真|图)";
const credit = new RegExp(
  `^\\W*(?:(?:file|stock|main|cover|top|feature[d]?|courtesy|screen)[ -])?${creditWords}(?: (?:credit|by|courtesy|source|via))?s?(?: of)?\\s?[:：/©|]`,
  "iu",
);
const agencies =
  /(?:getty(?: images)?|reuters|afp|associated press|\bap(?: photo)?|epa(?:-efe)?|shutterstock|istock(?:photo)?|alamy|bloomberg|picture alliance|imago(?: images)?|dpa|unsplash|pixabay|ansa|efe|xinhua|anadolu|wikimedia(?: commons)?|flickr|nasa|handout|courtesy photo|pa wire|pa media|press association|screenshot|file photo)\)?[\s.]*$/iu;
const creditTail =
  /(?:(?:photo|image|picture|foto|bild|photograph|credit|illustration|pic|©)(?: credit| by| courtesy(?: of)?)?\s?[:：©].{2,60}|\((?:photo|foto|image|ap|afp|reuters|getty|file|bild|picture)[^)]*\)|©.{2,60}|\bvia (?:getty images|ap|reuters|afp)\)?|\[\+\].*)$/iu;

/**
 * What a line is, if it names who wrote, took or owns something, or when: "byline", "date", "photo credit". `stopped`: it
 * ends with an end mark, and so is one of these only when nothing else stands in it.
 */
export function bylineOf(line: string, stopped: boolean): string | undefined {
  if (line.length < 90 && onlyDate.test(line)) return "date";
  if (line.length < 110 && !stopped && updated.test(line) && /\d/u.test(line)) return "date";
  if (line.length < 160 && by.test(line) && (!stopped || line.length < 60)) return "byline";
  if (line.length < 60 && !stopped && (byEast.test(line) || (capitals.test(line) && dated.test(line)))) return "byline";
  if (credit.test(line) && (!stopped || line.length < 120)) return "photo credit";
  if (!stopped && (agencies.test(line) || creditTail.test(line))) return "photo credit";
  return creditTail.test(line) && /(?:photo|image|picture|foto|credit)\s?[:©][^.]{2,60}[.)]*$/iu.test(line)
    ? "photo credit"
    : undefined;
}

const aboutAuthor =
  /\b(?:is|are) (?:an?|the) (?:\p{L}+[ ,-]+){0,5}(?:reporter|editor|writer|columnist|correspondent|producer|journalist|author|contributor|fellow|photographer)\b|\bcontribut(?:ed|ing) (?:to|reporting)|\breport(?:ing|ed) (?:by|from)\b|\badditional reporting\b|\bedit(?:ing|ed) by\b|^(?:redakteur|redaktor|korrespondent|reporter|autor|author|editor|journalist|mitarbeit|übersetzung|redaktion|bearbeitung|about the author|sobre el autor|sull['’]autore|sobre o autor|à propos|über den autor|zur person|об авторе)|\bist (?:freie[rs]? )?(?:redakteur|journalist|autor|korrespondent)|\bes (?:periodista|redactor)|\best (?:journaliste|rédact)/iu;

/** Whether a line tells of who wrote or edited the story. */
export function isAboutAuthor(line: string): boolean {
  return aboutAuthor.test(line.slice(0, 300)) || aboutAuthor.test(line.slice(-200));
}

const captionMark =
  /\((?:l|r|li|re|m|left|right|center|centre|links|rechts|mitte|vorne|hinten|gauche|droite|izq|dcha|oben|unten|top|bottom|above|below)\.?\)|, (?:left|right|center|centre|links|rechts),|\b(?:pictured|im bild|auf dem bild|bild:|im foto|nella foto|en la foto|sur la photo)\b/iu;
const captionEnd =
  /(?:\((?:(?:photo|foto|image|bild|video)[: ] ?)?\p{Lu}[\p{L}.]*(?:[ /.-]{1,3}\p{Lu}[\p{L}.]*){0,4}\)|\p{L} ?\/ ?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,3}|\bImages?(?: \p{Lu}\p{L}+)?)[.”"»)]*$|撮影|＝.{2,30}$|提供[)）]?$/u;

/** Whether a line reads as the words under a picture: who stands where, or whose picture it is. */
export function isCaption(line: string): boolean {
  const tail = line.slice(-200);
  return captionMark.test(tail) || captionEnd.test(tail);
}

// Who is known to send its stories to papers: behind a name in capitals, "(SPD)" or "(WHO)" belongs to the name.
const agencySigns =
  "Reuters|AP|dpa[^)]{0,12}|AFP[^)]{0,10}|CNN[^)]{0,10}|APA|apa|SDA|sda|ATS|ats|epd|KNA|kna|SID|sid|ots|afp|ap|ANSA|EFE|Europa Press|Lusa|LUSA|Belga|ANP|NTB|Ritzau|STT|ČTK|MTI|DHA|İHA|TASS|Interfax|Xinhua|Kyodo|Jiji|Yonhap|PTI|ANI|IANS|UPI|AAP|Antara|Bernama|VNA|TTXVN|Bloomberg|Télam|Agencies|Agencias";
const placeBefore = `^(?:[\\p{Lu}\\p{Lt}][\\p{L}\\p{M}'’. -]{1,30}(?:[,/] ?[\\p{L}\\p{M}'’. -]{1,20}){0,2}(?:, ?(?:${date}|\\p{L}{3,9}\\.? \\d{1,2}))?,? ?)`;
// Place and agency before the first sentence: "KYIV, June 3 (Reuters) - ", "Berlin (dpa) – ", "[서울=연합뉴스]". An agency
// that nobody listed is one where a dash or a full stop stands behind it: "Warendorf (fn-press). ".
const dateline = new RegExp(
  `${placeBefore}\\((?:${agencySigns})\\)\\.? ?[-–—:]{0,2} ?(?=["“„«]?[\\p{Lu}\\p{Lo}\\p{N}])|${placeBefore}\\((?:[A-Z]{2,6}|[a-z]{2,6}(?:[-/][a-z]{2,6})?)\\)(?:\\.| ?[-–—]{1,2}) (?=["“„«]?\\p{Lu})`,
  "u",
);
// "SEOUL, 20 November (Agency) -- ", "(CNN) -- ", "(CNN)".
const wireDateline = new RegExp(
  `^(?:(?:\\p{Lu}[\\p{Lu} .'’/-]{2,40}(?:, [^–—-]{2,40})?(?: ?\\([^)]{2,30}\\))?|\\([\\p{Lu}][^)]{1,30}\\)) ?(?:--?|[–—]) (?=["“„«]?[\\p{Lu}\\p{Lo}\\p{N}])|\\((?:${agencySigns})\\)(?:\\.? ?[-–—]{1,2})? ?(?=["“„«]?\\p{Lu}))`,
  "u",
);
const capitalDateline =
  /^(?:\p{Lu}[\p{Lu}'’.-]+[ ,]{0,2}){1,4}(?:[\p{L}\p{M}.]{2,12}\.?(?: \d{1,2})?)?(?: ?\([\p{L} ]{2,20}\))? [-–—]{1,2} (?=\p{Lu})|^[[【(][^\])】]{2,30}=[^\])】]{2,30}[\])】]\s?/u;

// "22 July 2013 A supermarket …": a date that stood on a line of its own.
const leadingDate = new RegExp(`^${date}(?:,? \\d{1,2}[:.] ?\\d{2}(?: ?[ap]m)?(?: [a-z]{2,4})?)? `, "iu");

/** "Andhra Pradesh (AP) ": the letters are short for the name before them. */
function explainsItself(found: string): boolean {
  const [, name = "", letters = ""] = /^(.*)\(([^)]*)\)/u.exec(found) ?? [];
  const initials = Array.from(name.matchAll(/(?<![\p{L}\p{M}])\p{Lu}/gu), ([first]) => first).join("");
  return initials.length > 1 && initials === letters;
}

/** A paragraph without the date, or the place, day and agency, before its first sentence. */
export function withoutDateline(line: string): string {
  const undated = line.replace(leadingDate, "");
  const told = (/^["“„«]?[\p{Lu}\p{Lo}]/u.test(undated) ? undated : line).replace(wireDateline, "");
  const rest = told.replace(dateline, (found) => (explainsItself(found) ? found : "")).replace(capitalDateline, "");
  return rest.length * 2 > told.length ? rest : told;
}

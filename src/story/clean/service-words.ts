// What a site says to its readers beside the story, as beginnings of words, by what it is about. None of them says by
// itself that a line is furniture: people in the news read and subscribe too. What they weigh is fitted.
const stems = {
  subscription:
    "subscri newsletter inbox premium paywall abonn abbona suscri suscrip assinant assine iscriv inscri cadastr prenumer tilaa předplat predplat előfizet abone berlangganan langganan registr anmeld angemeldet подпис підпис абон συνδρομ εγγραφ اشترك اشتراك सब्सक्राइब सदस्यता সাবস্ক্রাইব login signin signup account password passwort kennwort contraseña senha compte konto einlogg connectez wachtwoord lösenord пароль аккаунт email courriel postfach correo mailbox membership mitglied unsubscribe register sign logged notifications benachrichtig notificacion nieuwsbrief inlogg aanmeld nyhetsbrev nyhedsbrev prenumer uutiskirj kirjaudu zaloguj hasło odběr přihlá prihlás hírlevél bejelentkez feliratkoz autentific pretplat σύνδεση рассылк зарегистр розсилк зареєстр bülten kaydol üyelik reģistr النشرة النشره بريدك הירשמ מנוי ניוזלטר عضویت خبرنامه लॉगिन न्यूज़लेटर न्यूजलेटर নিউজলেটার লগইন سبسکرائب boletín boletim infolettre berlanggan",
  offers:
    "free unlimited support donat spende trial offer alerts daily exclusive digital invite discover welcome sponsor puzzles crossword briefing briefings feed personalized submit tips latest breaking opportunities upgrade benefits gratis gratuit kostenlos angebot täglich gerät appareil dispositiv device connexion offres offre oferta offerta aanbieding tilbud erbjudande bezpłat darmow бесплатн устройств ücretsiz cihaz मुफ्त مجان 무료 formular hinweis fehler error errors typo meinung opinion",
  channels:
    "whatsapp telegram facebook twitter instagram youtube tiktok linkedin pinterest reddit flipboard zalo viber bluesky mastodon podcast spotify follow tweet síguenos seguici suivez discord snapchat messenger телеграм ватсап вотсап вконтакте واتساب واتس تلغرام تيليجرام تليجرام فيسبوك تويتر يوتيوب واٹس ٹیلی فیس व्हाट्सएप व्हाट्सऐप टेलीग्राम फेसबुक ट्विटर यूट्यूब হোয়াটসঅ্যাপ টেলিগ্রাম ফেসবুক ইউটিউব 카카오톡 텔레그램 페이스북 유튜브 channel kanal canal canale chaîne канал قناة قناتنا چینل گروپ ग्रुप चैनल চ্যানেল গ্রুপ 채널 share compart partag condivi compartilh teilen udostępnij paylaş поделит поділит शेयर শেয়ার شیئر شارك مشاركة bagikan שתפו jaa",
  comments:
    "comment kommentar comentar commento commenta reply moderat forum комментар коментар تعليق تبصر टिप्पणी মন্তব্য 댓글 yorum komentarz komentář kommentti reactie hozzászól σχόλι feedback reageer reacti kommentoi תגוב",
  rights:
    "copyright reserved privacy cookie terms consent affiliate commission trademark disclaimer license datenschutz einwillig widerruf agb confidentialité privacidad privacidade reservad diritti derechos rettigheter rechten permission gdpr verantwort redistribut republish cita авторск права حقوق सर्वाधिकार সর্বস্বত্ব 저작권 무단 çerez куки evästeet informasjonskapsler slapuk кукис कुकी কুকি کوکی riservat riproduzione reproducción reprodução reproduction droits direitos voorbehouden rättigheter rettigheder oikeudet zastrzeżon saklıdır hakları محفوظة محفوظ זכויות",
  advertising:
    "advert werb anzeige publicid publicit pubblicit reklam iklan promot partnership deals coupon реклам إعلان اعلان اشتہار विज्ञापन বিজ্ঞাপন 광고 reclame annons annonce mainos hirdetés διαφήμισ פרסומת تبلیغ",
  reading:
    "article artikel artículo articolo artigo artykuł стать статт read reader leser lector lecteur lettor leitor click klick klik clic clique clicca here hier aquí aqui ici tap download herunterlad descarg télécharg scaric baix app apps browser javascript page website webseite site sites slideshow gallery galerie galería stories headlines editor redaktion redakteur redacción rédaction redazione redaksi journalis access zugang acceso related trending newspaper podcast edition follow topics 기사 read watch listen lire lisez leer lea lee leia veja lesen lies weiterlesen lees läs læs lue czytaj przeczytaj zobacz читайте смотрите дивіться tıkla okuyun baca simak पढ़ें पढ़े क्लिक পড়ুন ক্লিক پڑھیں کلک اقرأ شاهد اضغط קראו לחצו بخوانید کلیک 관련기사 relacionad correlat leggi verwandt",
  // Who wrote it and how it came to be.
  authorship:
    "reporter correspondent contributed reporting columnist author autor auteur autore writer editing editor photographer staff korrespondent corresponsal correspondant corrispondente journalist journaliste periodista giornalista jornalista übersetz translat produced 기자 특파원 칼럼니스트",
} as const;

// Scripts without blanks have no words to look up.
const unspaced = {
  subscription: /登録|登録|会員|購読|订阅|訂閱|注册|註冊|登录|登入|ログイン|メルマガ|สมัคร|สมาชิก/gu,
  offers: /無料|限定|免费|免費|ฟรี/gu,
  channels: /微信|微博|公众号|フェイスブック|ツイッター|フォロー|関注|关注|關注|ติดตาม|แชร์|ไลน์/gu,
  comments: /コメント|评论|評論|留言|ความคิดเห็น/gu,
  rights: /著作権|転載|版权|版權|隐私|隱私|プライバシー|クッキー|ลิขสิทธิ์/gu,
  advertising: /広告|广告|廣告|โฆษณา/gu,
  reading: /記事|クリック|一覧|マイページ|点击|點擊|阅读全文|閱讀|相关|相關|関連|อ่าน|ข่าวที่เกี่ยวข้อง/gu,
  authorship: /記者|记者|編集|编辑|編輯|撮影|責任編集/gu,
} as const;

/** What a site may speak of beside the story. */
export type Service = keyof typeof stems;

const services = [
  "subscription",
  "channels",
  "comments",
  "rights",
  "advertising",
  "offers",
  "reading",
  "authorship",
] as const;
const start = 3;
// By their first letters, and the longest first.
const stemsByStart = Map.groupBy(
  services
    .flatMap((service) => stems[service].split(" ").map((stem) => ({ stem, service })))
    .toSorted((a, b) => b.stem.length - a.stem.length),
  ({ stem }) => stem.slice(0, start),
);

// Words that speak to the reader or of the house itself.
const addresses = new Set(
  "you your yours we us our ours ihr ihre ihren ihnen uns unser unsere unseren wir euch dein deine vous votre vos nous notre nos usted ustedes tus tu te nuestro nuestra nuestros nuestras tuo tua tue vostro noi nostro nostra você seu sua nosso nossa uw jouw je ons onze dig dine din oss vår vores våre twój twoje nasz nasze nas вы вас вам ваш ваши наш наши нашем нас ви вам siz sizin bizim bize anda kami bạn chúng आप आपके आपको हमारे हमें আপনার আপনি আমাদের آپ ہمارے ہماری لكم موقعنا قناتنا".split(
    " ",
  ),
);

/** Which services a line's words speak of, how many of its words do, and how many speak to the reader. */
export function servicesIn(
  words: readonly string[],
  line: string,
): { services: Set<Service>; serviceWords: number; addresses: number } {
  const spoken = words.flatMap((word) => serviceOf(word) ?? []);
  if (/[\p{Script=Han}\p{Script=Katakana}\p{Script=Thai}]/u.test(line))
    for (const service of services) spoken.push(...(line.match(unspaced[service]) ?? []).map(() => service));
  return {
    services: new Set(spoken),
    serviceWords: spoken.length,
    addresses: words.filter((word) => addresses.has(word)).length,
  };
}

/** A stem of four letters or less is nearly the word: "app" is no "appeal", "site" no "sitemap". */
function serviceOf(word: string): Service | undefined {
  return stemsByStart
    .get(word.slice(0, start))
    ?.find(({ stem }) => word.startsWith(stem) && (stem.length >= 5 || word.length <= stem.length + 1))?.service;
}

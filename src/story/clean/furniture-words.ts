// How lines that belong to the page and not to the story begin, by what they are for. `…` stands for any further words
// of the line; without it the whole line is meant.
const phrases: Record<string, readonly string[]> = {
  advertisement: [
    "advertisement… / sponsored content / sponsored / promoted / paid content / article continues / article continues (?:below|after)… / story continues below… / scroll to continue… / continue reading below… / ad / ads by…",
    "publicidad / publicité / pubblicità / publicidade / anzeige / werbung / advertentie / annonce / annons / reklama / reklam / iklan / quảng cáo / реклама / إعلان / اعلان / اشتہار / विज्ञापन / বিজ্ঞাপন / 광고 / 広告 / 广告 / 廣告 / advertorial",
  ],
  "related stories": [
    "related (?:news|articles?|stories|story|topics|content|posts?|links|coverage|reading|tags|items|video|:)… / related / recommended(?: for you| stories| reading| videos?)? / you (?:may|might) (?:also )?(?:like|be interested)… / more (?:from|on|in|stories|news|like|about|coverage)… / trending… / most (?:read|popular|viewed|shared|commented)… / popular / latest(?: news| stories)? / top stories… / editors?['’]s? picks? / up next / read next… / what to read next / don['’]t miss… / in this (?:story|article) / recent posts?… / previous (?:article|post|story)… / next (?:article|post|story)… / see all… / view all… / tags?(?::| …)?… / tagged… / filed under… / topics?:… / categories:… / posted in… / explore more… / share your thoughts… / highlights",
    "noticias relacionadas / relacionad[oa]s? / más noticias… / te puede interesar… / también te puede… / lo más (?:leído|visto)… / etiquetas… / temas… / artículos relacionados",
    "sur le même (?:sujet|thème)… / les plus (?:lus|lues|récents)… / à lire (?:également|aussi)… / articles? (?:liés|similaires|associés)… / dans la même rubrique",
    "articoli correlati / potrebbe(?:ro)? interessarti… / leggi anche… / i più letti / notizie correlate",
    "das könnte sie (?:auch )?interessieren… / mehr (?:zum thema|von|aus|artikel|nachrichten)… / meistgelesen… / meist gelesen… / themen(?::…)? / schlagworte… / zum thema… / weitere (?:artikel|nachrichten|themen)… / empfehlungen…",
    "notícias relacionadas / leia (?:também|mais)… / mais lidas… / saiba mais… / veja também… / tin (?:liên quan|cùng chuyên mục|mới|nổi bật)… / đọc thêm… / bài liên quan… / berita (?:terkait|lainnya|terkini|terpopuler)… / artikel terkait / ilgili haberler… / benzer haberler… / en çok okunan…",
    "أخبار ذات صلة… / اقرأ أيضا… / اقرأ أيضًا… / مواضيع ذات صلة… / متعلقہ خبریں… / مزید پڑھیں… / संबंधित खबरें… / यह भी पढ़ें… / ये भी पढ़ें… / আরও পড়ুন… / আরো পড়ুন… / সম্পর্কিত… / 관련기사… / 관련 기사… / 많이 본… / 関連記事… / 相关新闻… / 相關新聞… / 相关阅读… / 延伸阅读… / 推荐阅读… / 热门… / читайте также… / по теме… / похожие… / читайте також… / czytaj (?:też|także|więcej)… / zobacz (?:też|także)… / przeczytaj… / lees (?:ook|meer)… / læs (?:også|mere)… / les (?:også|mer)… / läs (?:också|även|mer|också)… / lue (?:myös|lisää)… / čtěte (?:také|též)… / viac (?:k téme)… / olvasta már… / διαβάστε (?:επίσης|ακόμα)… / citește și… / habari zinazohusiana…",
  ],
  "another story": [
    "also read… / read(?: also| more|:| this| the full| our| full)… / see also… / see more… / also see… / also on… / more:… / related:… / watch(?: also| now| live| below|:| the (?:full )?video)… / must watch… / must read… / click here… / for more,? … / learn more… / listen (?:to|now|:)… / play (?:video|audio)… / keep reading… / continue reading… / live updates:… / in pictures:… / explained:… / recommended:… / download… / get the…: …",
    "lee también… / lea también… / leer más… / leer también… / lire aussi… / à lire… / voir aussi… / voir également… / lesen sie (?:auch|hier|mehr|dazu)… / lies auch… / hier können sie… / hören sie… / video:… / xem thêm… / >>… / baca juga… / simak juga… / bu konuda… / ayrıca oku… / ayrıca bkz… / läs även…",
  ],
  "a channel to join": [
    "(?:join|follow|subscribe|like|connect|chat|get|find|add|click|stay|receive) .*(?:whats ?app|telegram|facebook|twitter|instagram|youtube|tiktok|discord|threads|linkedin|google news|viber|signal|bluesky|mastodon|\\bX\\b)…",
    "(?:join|follow) (?:us|our|the|@)… / (?:únete|unirse|síguenos|sigue|suscríbete|siga|entre|participe|inscreva)\\P{L}.*(?:whats ?app|telegram|facebook|twitter|instagram|youtube|canal|redes)… / (?:unisciti|iscriviti|seguici|segui)\\P{L}… / (?:rejoignez|suivez|abonnez)(?: |-)… / (?:folgen sie|folge uns|folgt uns|treten sie|abonnieren sie)… / (?:theo dõi|tham gia) (?:chúng tôi|kênh|nhóm|zalo)… / (?:gabung|ikuti|bergabung)\\P{L}.*(?:whats ?app|telegram|kanal|grup|saluran|google)… / .*(?:whats ?app|telegram|youtube|instagram|facebook|google).*(?:katılın|abone olun|takip edin|জয়েন|যোগ দিন|फॉलो करें|जुड़ें|जॉइन|पर क्लिक|فالو کریں|جوائن)… / (?:volg|følg|följ|seuraa|śledź|sledujte|obserwuj|dołącz|подписывайтесь|подпишитесь|присоединяйтесь|підписуйтесь|تابعونا|تابعنا|اشترك)… / 加入.*(?:群|频道|頻道)… / 关注我们… / 關注我們… / フォローする… / (?:카카오톡|텔레그램|네이버).*(?:구독|추가|채널)…",
  ],
  "sharing buttons": [
    "share(?: this| on| via| to| with| the| article| story| link|d?:)?(?: (?:this |the )?(?:story|article|post|page|on .*|link|via .*))?:? / share… …: / (?:facebook|twitter|email|whatsapp|linkedin|pinterest|reddit|print|copy link|x|link|tumblr|flipboard|messenger|telegram|\\||,|\\s|and|e-?mail|pocket)+ / print(?: this)?(?: page| article)? / copy (?:link|url)… / email this… / tweet / pin it / save(?: article| for later)? / bookmark / gift(?: article)? / \\d+ shares? / shares?",
    "compartir(?: .{0,30})? / comparte(?: .{0,30})? / compartilhar(?: .{0,30})? / partager(?: .{0,30})? / condividi(?: .{0,30})? / artikel (?:teilen|drucken|anhören|merken|versenden) / teilen(?: .{0,30})? / per e-mail… / link kopieren / kopieren / delen / del (?:på .*|artikkel|artikel)? / dela / jaa / udostępnij… / sdílet / bagikan… / chia sẻ… / paylaş… / bağlantıyı… / поделиться… / поділитися… / شارك… / مشاركة… / شیئر… / शेयर… / শেয়ার… / ফেসবুকে… / 공유… / シェア… / 分享…",
  ],
  subscription: [
    "subscribe… / sign (?:up|in|out)… / log ?in… / register… / already (?:a )?(?:subscribe|member|have)… / (?:this|the) (?:article|content|story) is (?:for|only|available|free)… / newsletters?… / .*newsletter(?:s)?[.!]? / (?:get|receive|stay|be the first).*(?:inbox|newsletter|e-?mail|notifications?|updates|alerts)… / support (?:us|our|independent)… / donate… / become a… / start your… / thank you for (?:reading|subscri|signing)… / unlimited access… / enter your e-?mail… / e-?mail(?: address)? / your e-?mail… / stay informed… / sign me up… / download our app… / open in app… / get the app… / available on (?:the )?(?:app|google)… / breaking news(?: alerts?.*)?",
    "suscríbete… / suscríbase… / suscripción… / regístrate… / inicia(?:r)? sesión… / contenido exclusivo… / assine… / cadastre-se… / inscrivez-vous… / s['’]inscrire… / abonné… / déjà abonné… / réservé aux abonnés… / recevez… / accédez… / newsletter… / iscriviti… / abbonati… / accedi… / jetzt (?:weiterlesen|abonnieren|anmelden|kommentieren|testen|lesen)… / abonnieren… / anmelden… / weiterlesen… / registrieren… / abonneer… / meld (?:deg|je)… / tilmeld… / prenumerera… / tilaa… / zapisz się… / zaloguj… / đăng ký… / đăng nhập… / berlangganan… / abone ol… / üye… / подпис(?:аться|ка)… / підпис… / اشترك… / سجل… / सब्सक्राइब… / 구독… / 로그인… / 登録… / ログイン… / 登录… / 订阅… / 訂閱…",
  ],
  comments: [
    "comments?(?: ?\\(.*\\)|:.*| \\d+| are closed.*| section.*)? / \\d+ comments?… / (?:leave|post|add|write|view|show|read|join) (?:a |your |all |the )?(?:comments?|reply|conversation|discussion)… / have your say… / what do you think\\??… / let us know…comments… / reply / be the first to comment… / your (?:comment|name|message)… / reader comments… / conversation",
    "comentarios?… / deja (?:un|tu) comentario… / comentar… / deixe… / commentaires?… / laisser un commentaire… / réagir… / commenti… / lascia un commento… / kommentare?(?: .*)? / kommentar(?:er|e)?(?: .*)? / kommentera… / reacties?… / kommentoi… / komentarz[ey]… / komentarai… / komentář… / komentar… / bình luận… / gửi bình luận… / yorum(?:lar)?(?: .*)? / комментар(?:ии|ий)… / коментар… / تعليقات… / التعليقات… / تبصرے… / टिप्पणी… / মন্তব্য… / 댓글… / コメント… / 评论… / 評論…",
  ],
  copyright: [
    "©… / \\(c\\) \\d… / copyright… / .*all rights reserved… / this material may not be… / all contents? ©… / terms of (?:use|service)… / privacy (?:policy|notice)… / contact us… / about us… / disclaimer:… / reprints?… / reproduction… / quotes? delayed… / our standards:… / send (?:us )?(?:tips|a tip|feedback)… / got a tip… / report a(?:n)? (?:typo|error|correction)… / (?:this (?:story|article)|it) was (?:originally )?(?:published|produced|first published|updated)… / originally published… / first published… / the post .*(?:appeared first|first appeared) on… / (?:includes|with) (?:information|inputs|reporting|agency inputs|files) from… / \\(?with (?:agency )?inputs?… / via …\\.info / source: …",
    "todos los derechos… / derechos reservados… / todos os direitos… / tous droits… / tutti i diritti… / riproduzione riservata… / alle rechte… / alle rettigheter… / alle rechten… / wszelkie prawa… / bản quyền… / hak cipta… / tüm hakları… / все права… / всі права… / جميع الحقوق… / جملہ حقوق… / सर्वाधिकार… / সর্বস্বত্ব… / 저작권… / ⓒ… / 无断… / 無断… / 版权… / 版權…",
  ],
  "page controls": [
    "(?:this (?:web)?site|we|our site) uses? cookies… / cookies?(?: policy| settings)? / accept(?: all)?(?: cookies)? / by continuing to… / loading(?: content)?… / skip to… / back to top… / jump to… / menu / search / home / close / expand / show (?:more|less|caption)… / hide caption / load more… / (?:article|table of) contents? / toggle… / next / previous / image \\d+ of \\d+ / \\d+ of \\d+ / \\d+ ?/ ?\\d+ / read time:?… / reading time:?… / \\d+ min(?:ute)?s? read / listen… / view (?:gallery|photos|image|comments|in)… / enlarge… / (?:click|tap) to… / video player… / this video… / please enable… / (?:your )?browser… / slideshow… / photos? gallery… / font size… / text size… / transcript / advertiser disclosure… / follow",
    "tiempo de lectura… / temps de lecture… / tempo di lettura… / lesezeit… / lesedauer… / um eingebettete… / an dieser stelle… / empfohlener (?:externer|redaktioneller)… / externer inhalt… / artikel anhören… / ecouter… / escuchar… / ascolta… / cookies?… / leestijd… / lästid…",
  ],
};

// For each purpose its phrases by their first letter; under "" those that may begin with another.
const patterns = Object.entries(phrases).map(([reason, lists]) => ({
  reason,
  starts: new Map(
    [
      ...Map.groupBy(
        lists.flatMap((list) => list.split(" / ")),
        startOf,
      ),
    ].map(([start, some]) => [start, patternOf(some)]),
  ),
}));

/**
 * What a line is for, where its first words say that it belongs to the page: "sharing buttons", "copyright" … It looks
 * at the line alone, so it is to be asked about short lines only. Some twenty languages.
 */
export function furnitureByWords(line: string): string | undefined {
  const bare = line
    .replace(/^[\s\p{P}\p{S}]+(?=[\p{L}\p{N}(©ⓒ])/u, (marks) => (marks.includes(">>") ? ">>" : ""))
    .trim();
  const start = bare.charAt(0).toLowerCase();
  return patterns.find(({ starts }) => starts.get(start)?.test(bare) === true || starts.get("")?.test(bare) === true)
    ?.reason;
}

function startOf(phrase: string): string {
  return /^[\p{L}\p{N}](?![?*{])/u.exec(phrase)?.[0].toLowerCase() ?? "";
}

/** A phrase that goes on must not stop inside a word, where its script has letters with a case. */
function patternOf(some: readonly string[]): RegExp {
  const alternatives = some.map((phrase) => {
    const open = phrase.endsWith("…");
    const body = phrase.replace(/…$/u, "").replaceAll("…", ".*");
    if (!open) return `${body}[\\s:.…!>»›→+-]*$`;
    return /\p{Ll}\)*$/u.test(body) ? `${body}(?!\\p{L})` : body;
  });
  return new RegExp(`^(?:${alternatives.join("|")})`, "iu");
}

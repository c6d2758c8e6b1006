import type { Story } from "./story.ts";

/** What a source says of its own story: it was wrong and is mended, or it is taken back. */
export type Correction = "corrected" | "withdrawn";

type Telling = Pick<Story, "title" | "text">;

// A notice stands at the head of a story or at its foot.
const head = 300;
const foot = 600;
// A story that is taken back leaves hardly more than the notice.
const stub = 600;

/** Does a story say that it was corrected or withdrawn, and did not say so before? By the words of its notice. Pure. */
export function correctionIn(before: Telling, after: Telling): Correction | undefined {
  if (isWithdrawn(after)) return isWithdrawn(before) ? undefined : "withdrawn";
  const known = noticesIn(before);
  return noticesIn(after).some((notice) => !known.includes(notice)) ? "corrected" : undefined;
}

function isWithdrawn({ title, text }: Telling): boolean {
  return withdrawnTitle.test(title) || (text.length < stub && withdrawnText.test(text));
}

function noticesIn({ title, text }: Telling): string[] {
  const lines = [title, ...text.slice(0, head).split("\n"), ...text.slice(-foot).split("\n")];
  return lines.filter((line) => corrected.test(line.trim()));
}

// As newsrooms begin such a line, in the languages of the catalogs: "Correction:", "Corrects spelling of name".
const corrected = new RegExp(
  [
    String.raw`^[\[(*]*(?:`,
    [
      String.raw`correction(?:s?(?=\s*[:\])–—-])|s? ?$)|corrected|corrects|clarifications?(?=\s*[:\]–—-])|errat(?:um|a)(?: corrige)?`,
      "correcci[oó]n|fe de errat?as|rectificaci[oó]n",
      "correctif|rectificatif",
      "korrektur|berichtigung|richtigstellung",
      "correç[ãa]o|correzione|rettifica",
      "исправление|поправка|уточнение",
      "تصحيح|تصويب",
      "भूल सुधार|सुधार",
      "更正|勘误|訂正|お詫びと訂正",
      "정정|바로잡습니다|바로잡음",
    ].join("|"),
    String.raw`)(?![\p{L}\p{M}])`,
    String.raw`|(?:an earlier|a previous) version of this (?:article|story|report)|this (?:article|story) (?:was|has been) (?:amended|corrected)`,
    "|una versión anterior de est|une (?:première )?version (?:précédente|antérieure) de cet|in einer früheren (?:version|fassung)",
    "|uma versão anterior dest|una versione precedente di quest|в (?:предыдущей|более ранней|первоначальной) версии",
  ].join(""),
  "iu",
);
const withdrawnTitle =
  /^[[(*]*(?:retract(?:ed|ion)|withdrawn|retirad[oa]|retractad[oa]|rétractation|article retiré|zurückgezogen|retratação|ritirato|отозвано|опровержение|سحب الخبر|वापस ली गई|撤稿|已撤回|記事(?:の)?(?:撤回|取り消し)|(?:기사 )?(?:철회|취소)(?=[:\]]))(?![\p{L}\p{M}])/iu;
const withdrawnText =
  /this (?:article|story|report) (?:has been|was) (?:retracted|withdrawn|removed)|este artículo (?:ha sido|fue) retirado|cet article a été retiré|dieser (?:artikel|beitrag) wurde zurückgezogen|este artigo foi retirado|questo articolo è stato ritirato|(?:статья|материал) (?:был[ао]? )?(?:отозван|удал[её]н)|本文已(?:被)?撤回|この記事は(?:撤回|取り消)|이 기사는 (?:철회|삭제)/iu;

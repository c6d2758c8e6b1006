// Enough for the names and addresses that feeds abbreviate, and too little for a bomb.
const mostEntities = 100;
const longestValue = 1_000;
const mostAdded = 100_000;

const doctype = /<!DOCTYPE[^<>[]{0,1000}(?:\[((?:<[^<>]{0,2000}>|[^<>\]]){0,20000})\]\s*)?>/iu;
const entity = /<!ENTITY\s+([\w.-]{1,100})\s+(?:"([^"<&]*)"|'([^'<&]*)')\s*>/gu;

/**
 * XML without its document type, and with the entities undone that this declares as plain text. Others (of other files, of
 * other entities) stay as they are written, and so do all of them where the text would grow by more than 100,000
 * characters.
 */
export function expandEntities(xml: string): string {
  const found = doctype.exec(xml.slice(0, 30_000));
  if (found === null) return xml;
  const rest = xml.slice(0, found.index) + xml.slice(found.index + found[0].length);
  const values = new Map<string, string>();
  for (const [, name = "", double, single] of (found[1] ?? "").matchAll(entity)) {
    const value = double ?? single ?? "";
    if (values.size < mostEntities && value.length <= longestValue) values.set(name, value);
  }
  if (values.size === 0) return rest;
  let added = 0;
  const expanded = rest.replace(/&([\w.-]{1,100});/gu, (whole, name: string) => {
    const value = values.get(name) ?? whole;
    added += value.length - whole.length;
    return added > mostAdded ? whole : value;
  });
  return added > mostAdded ? rest : expanded;
}

import { describe, expect, test } from "vitest";
import { simplerForm } from "../../../adapters/telegram/simpler.ts";

const bold = { type: "bold", offset: 0, length: 3 } as const;
const link = { type: "text_link", offset: 4, length: 4, url: "https://example.org/a" } as const;
const command = { text: "Now", callback_data: "/brief" };
const address = { text: "Read", url: "https://example.org/a" };
const preview = { link_preview_options: { is_disabled: true } } as const;
const full = {
  text: "One more",
  entities: [bold, link],
  ...preview,
  reply_markup: { inline_keyboard: [[command, address], [address]] },
};
const plain = { text: "One more", entities: [], ...preview };

describe("a message whose form was refused", () => {
  test.each([
    "Bad Request: can't parse entities: unsupported start tag",
    "Bad Request: can't parse MessageEntity: Unsupported type specified",
    "Bad Request: entity beginning at UTF-16 offset 4 ends after the end of the text at UTF-16 offset 10",
    "Bad Request: ENTITY_BOUNDS_INVALID",
    "Bad Request: ENTITIES_TOO_LONG",
  ])("is its text with its commands after %j", (complaint) => {
    expect(simplerForm(full, complaint)).toEqual({ ...plain, reply_markup: { inline_keyboard: [[command]] } });
  });

  test("keeps all but its folded quotes where the server is too old for them", () => {
    const folded = {
      ...full,
      entities: [bold, { type: "expandable_blockquote", offset: 4, length: 4 } as const, link],
    };
    expect(simplerForm(folded, "Bad Request: can't parse MessageEntity: Unsupported type specified")).toEqual(full);
  });

  test.each([
    "Bad Request: Wrong HTTP URL specified",
    "Bad Request: inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL",
    "Bad Request: Entity URL 'ftp://example.org' is invalid: Unsupported URL protocol",
    "Bad Request: BUTTON_URL_INVALID",
  ])("loses its links after %j", (complaint) => {
    expect(simplerForm(full, complaint)).toEqual({
      ...plain,
      entities: [bold],
      reply_markup: { inline_keyboard: [[command]] },
    });
  });

  test.each([
    "Bad Request: reply markup is too long",
    "Bad Request: REPLY_MARKUP_INVALID",
    "Bad Request: BUTTON_DATA_INVALID",
    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ])("loses its buttons after %j", (complaint) => {
    expect(simplerForm(full, complaint)).toEqual({ ...plain, entities: [bold, link] });
  });
});

test.each([
  [plain, "Bad Request: can't parse entities: unsupported start tag"],
  [plain, "Bad Request: BUTTON_URL_INVALID"],
  [{ ...plain, entities: [bold] }, "Bad Request: reply markup is too long"],
  [full, "Bad Request: message is too long"],
  [full, "Bad Request: message text is empty"],
  [full, "Forbidden: bot was blocked by the user"],
])("has no simpler form of %j after %j", (content, complaint) => {
  expect(simplerForm(content, complaint)).toBeUndefined();
});

import { describe, expect, test } from "vitest";
import { whatsappSettings } from "../../../adapters/whatsapp/settings.ts";

const needed = {
  WHATSAPP_TOKEN: "EAAtoken",
  WHATSAPP_PHONE_NUMBER_ID: "106540352242922",
  WHATSAPP_APP_SECRET: "secret",
  WHATSAPP_VERIFY_TOKEN: "verify",
};

describe("the WhatsApp settings", () => {
  test("need four values and know the rest", () => {
    expect(whatsappSettings.parse({ ...needed, UNRELATED: "x" })).toEqual({
      token: "EAAtoken",
      phoneNumberId: "106540352242922",
      appSecret: "secret",
      verifyToken: "verify",
      template: "tidings_briefing_ready",
      templateLanguages: ["en"],
      apiRoot: "https://graph.facebook.com",
      apiVersion: "v25.0",
    });
  });

  test("say of each missing value where it is found, and take an empty one for missing", () => {
    const { error } = whatsappSettings.safeParse({ WHATSAPP_TOKEN: "" });
    expect(error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)).toEqual([
      expect.stringMatching(/^WHATSAPP_TOKEN: .*System users/u),
      expect.stringMatching(/^WHATSAPP_PHONE_NUMBER_ID: .*API setup/u),
      expect.stringMatching(/^WHATSAPP_APP_SECRET: .*App settings/u),
      expect.stringMatching(/^WHATSAPP_VERIFY_TOKEN: .*Verify token/u),
    ]);
    expect(whatsappSettings.parse({ ...needed, WHATSAPP_TEMPLATE: "", WHATSAPP_API_VERSION: " " })).toMatchObject({
      template: "tidings_briefing_ready",
      apiVersion: "v25.0",
    });
  });

  test("read the languages of the template, and an API root with a slash at its end", () => {
    const settings = whatsappSettings.parse({
      ...needed,
      WHATSAPP_TEMPLATE_LANGUAGES: "en, ko ,pt_BR,",
      WHATSAPP_API_ROOT: "http://127.0.0.1:8788/",
    });
    expect(settings.templateLanguages).toEqual(["en", "ko", "pt_BR"]);
    expect(settings.apiRoot).toBe("http://127.0.0.1:8788");
  });

  test.each([
    ["WHATSAPP_TOKEN", "EAA token"],
    ["WHATSAPP_TOKEN", "EAA\u00e9"],
    ["WHATSAPP_PHONE_NUMBER_ID", "+1 555 000"],
    ["WHATSAPP_TEMPLATE_LANGUAGES", " , "],
    ["WHATSAPP_API_ROOT", "graph.example"],
    ["WHATSAPP_API_VERSION", "latest"],
  ])("refuse %s %o without repeating it", (name, value) => {
    const { error } = whatsappSettings.safeParse({ ...needed, [name]: value });
    expect(error?.issues.map(({ path }) => path.join("."))).toEqual([name]);
    expect(error?.issues[0]?.message).not.toContain(value);
  });
});

import { z } from "zod";
import type { Component } from "./world.ts";

/** A fault in a form: where, Discord's word for it, and its sentence. */
export type Fault = { readonly at: readonly (string | number)[]; readonly code: string; readonly message: string };

const option = z.object({ label: z.string(), value: z.string(), default: z.boolean().optional() });

/** The fields of a component that the playground knows. */
export const component: z.ZodType<Component> = z.object({
  type: z.number(),
  id: z.int32().min(0).optional(),
  content: z.string().optional(),
  style: z.number().optional(),
  label: z.string().optional(),
  custom_id: z.string().optional(),
  url: z.string().optional(),
  placeholder: z.string().optional(),
  min_values: z.number().int().optional(),
  max_values: z.number().int().optional(),
  spacing: z.number().optional(),
  options: z.array(option).optional(),
  get components() {
    return z.array(component).optional();
  },
});

// Discord counts code points.
const characters = (text: string) => Array.from(text).length;

export function tooLong(at: Fault["at"], text: string, max: number): Fault[] {
  const message = `Must be ${max} or fewer in length.`;
  return characters(text) > max ? [{ at, code: "BASE_TYPE_MAX_LENGTH", message }] : [];
}

function between(at: Fault["at"], length: number, min: number, max: number): Fault[] {
  const message = `Must be between ${min} and ${max} in length.`;
  return length < min || length > max ? [{ at, code: "BASE_TYPE_BAD_LENGTH", message }] : [];
}

function unknownKind(at: Fault["at"], message: string): Fault[] {
  return [{ at: [...at, "type"], code: "UNION_TYPE_CHOICES", message }];
}

/** What is wrong with a message of components as a whole: at most 40, and 4,000 characters of text. */
export function wholeFaults(all: readonly Component[]): Fault[] {
  const text = all.reduce((sum, it) => sum + (it.type === 10 ? characters(it.content ?? "") : 0), 0);
  const tooMany = { at: ["components"], code: "BASE_TYPE_MAX_LENGTH", message: "At most 40 components in total." };
  const tooMuch = {
    at: ["components"],
    code: "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
    message: "The total displayable text size of all components cannot exceed 4000",
  };
  return [...(all.length > 40 ? [tooMany] : []), ...(text > 4000 ? [tooMuch] : [])];
}

/** What is wrong with a component at the top of a message, or `inside` a container. */
export function componentFaults(it: Component, at: Fault["at"], v2: boolean, inside = false): Fault[] {
  if (it.type === 1) return rowFaults(it, at);
  if (!v2) return [{ at, code: "UNION_TYPE_CHOICES", message: "All but rows needs IS_COMPONENTS_V2" }];
  if (it.type === 10) return between([...at, "content"], characters(it.content?.trim() ?? ""), 1, 4000);
  if (it.type === 14) return between([...at, "spacing"], it.spacing ?? 1, 1, 2);
  if (it.type !== 17 || inside) return unknownKind(at, "The playground knows rows, texts, separators and containers");
  const own = it.components ?? [];
  return [
    ...between([...at, "components"], own.length, 1, 40),
    ...own.flatMap((inner, i) => componentFaults(inner, [...at, "components", i], v2, true)),
  ];
}

/** A row holds up to five buttons, or one select. */
function rowFaults({ components = [] }: Component, at: Fault["at"]): Fault[] {
  const selects = components.filter(({ type }) => type === 3).length;
  return [
    ...between([...at, "components"], components.length, 1, selects > 0 ? 1 : 5),
    ...components.flatMap((it, i) =>
      it.type === 3 ? selectFaults(it, [...at, "components", i]) : buttonFaults(it, [...at, "components", i]),
    ),
  ];
}

function selectFaults(it: Component, at: Fault["at"]): Fault[] {
  const { custom_id = "", placeholder = "", options = [], min_values = 1, max_values = 1 } = it;
  const values = new Set(options.map(({ value }) => value));
  const preset = options.filter((choice) => choice.default).length;
  const twice = {
    at: [...at, "options"],
    code: "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    message: "Value is there twice",
  };
  return [
    ...between([...at, "custom_id"], characters(custom_id), 1, 100),
    ...tooLong([...at, "placeholder"], placeholder, 150),
    ...between([...at, "options"], options.length, 1, 25),
    ...between([...at, "min_values"], min_values, 0, Math.min(25, max_values)),
    ...between([...at, "max_values"], max_values, 1, Math.min(25, options.length)),
    ...between([...at, "options"], preset, 0, max_values),
    ...(values.size < options.length ? [twice] : []),
    ...options.flatMap(({ label, value }, i) => [
      ...between([...at, "options", i, "label"], characters(label.trim()), 1, 100),
      ...between([...at, "options", i, "value"], characters(value), 1, 100),
    ]),
  ];
}

function buttonFaults({ type, style, label = "", custom_id, url }: Component, at: Fault["at"]): Fault[] {
  if (type !== 2) return unknownKind(at, "The playground knows buttons and selects of texts");
  const text = between([...at, "label"], characters(label), 1, 80);
  if (style !== 5) {
    const link = { at: [...at, "url"], code: "BASE_TYPE_BAD_VALUE", message: "Only a link has a url" };
    return [
      ...text,
      ...between([...at, "custom_id"], characters(custom_id ?? ""), 1, 100),
      ...(url === undefined ? [] : [link]),
    ];
  }
  const scheme = {
    at: [...at, "url"],
    code: "URL_TYPE_INVALID_SCHEME",
    message: "Scheme must be http, https, discord.",
  };
  return [
    ...text,
    ...between([...at, "url"], characters(url ?? ""), 1, 512),
    ...(/^(?:https?|discord):\/\//u.test(url ?? "") ? [] : [scheme]),
  ];
}

export function repeatedIds(all: readonly Component[]): Fault[] {
  const ids = all.flatMap((it) => it.custom_id ?? []);
  const message = "Component custom id cannot be duplicated";
  return new Set(ids).size === ids.length
    ? []
    : [{ at: ["components"], code: "COMPONENT_CUSTOM_ID_DUPLICATED", message }];
}

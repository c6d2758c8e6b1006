import { plainForm } from "../briefing/grounded/tokens.ts";

// What is written to a model and not to a reader. English, Spanish, Portuguese, Italian, French, German, Russian, Korean,
// Chinese, Japanese; and the marks that chat models are trained with.
const signs = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|prompts?|rules|directions|above|previous text)\b/u,
  /\b(?:ignora|olvida|omite|descarta|esqueça|ignore|dimentica|oubliez|oublie|ignorez|ignorier\p{L}*|vergiss|vergessen sie)\b.{0,50}\b(?:instruc\p{L}*|instruções|istruzioni|instructions|consignes|anweisung\p{L}*|befehle|vorgaben)/u,
  /(?:игнорируй|забудь|не обращай).{0,50}(?:инструкц|указан|правил)/u,
  /(?:지시|명령|지침|프롬프트|안내).{0,15}(?:무시|잊어|따르지)|(?:무시|잊어).{0,15}(?:지시|지침|프롬프트)/u,
  /(?:忽略|无视|無視|忘记|忘記|忘れ).{0,20}(?:指令|指示|提示|命令|说明|規則)|(?:指示|命令|指令).{0,10}(?:無視|忘れ)/u,
  /\b(?:system|developer) (?:prompt|message|instruction)s?\b|\bprompt injection\b|\bjailbreak/u,
  /\byou are (?:now )?(?:an? )?(?:\p{L}+ ){0,2}(?:ai|assistant|chatbot|language model|llm|chatgpt|gpt)\b/u,
  /\bas an? (?:ai|artificial intelligence|(?:large )?language model)\b/u,
  /\b(?:attention|note|message|instructions?|dear|hey|hello)[ ,:]+(?:to |for )?(?:any |all |the )?(?:ai|llms?|assistants?|chatbots?|language models?|summari[sz]ers?|bots)\b/u,
  /\b(?:when|while|if|before) (?:you(?:'re| are)? )?(?:summari[sz]\p{L}*|translating|processing) (?:this|the|these)\b/u,
  /\b(?:reply|respond|answer|output|print|repeat) (?:\p{L}+ )?(?:only|exactly|verbatim)\b/u,
  /\b(?:write|say|reply|respond|answer|output|print|repeat|summari[sz]e)\b.{0,20}\b(?:the following|as follows|exactly this|instead:)/u,
  /^(?:system|assistant|user|human|ai) *:/mu,
  /<\|?(?:im_(?:start|end)|system|assistant|endoftext|begin_of_text|start_header_id)|\[\/?inst\]|<<\/?sys>>|#{2,} *(?:instruction|response|system|assistant)/u,
];
// Invisible characters between the letters hide a word from a search, not from a model.
const invisible = /\p{Cf}/gu;

/**
 * Whether a text seems to speak to a language model. Such an article is kept from the model; it is told by its own
 * sentences instead, as if none were configured, so that one about this very thing loses little. What slips through can
 * still only make the model say what the article itself says (see `grounded`).
 */
export function speaksToModel(text: string): boolean {
  const plain = plainForm(text).replace(invisible, "").toLowerCase();
  return signs.some((sign) => sign.test(plain));
}

import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

/** What a request to the model held. */
type Request = {
  readonly path: string;
  readonly key: string | undefined;
  readonly body: {
    model: string;
    max_tokens: number;
    temperature: number;
    messages: { role: string; content: string }[];
  };
};

type Behaviour = (request: Request, response: ServerResponse) => void;

/** A server on loopback that speaks the chat completions of OpenAI's API, as far as a summary needs them. */
export async function startModel(behave: Behaviour) {
  const requests: Request[] = [];
  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const body: Request["body"] = JSON.parse(await text(incoming));
    const request = { path: incoming.url ?? "", key: incoming.headers.authorization, body };
    requests.push(request);
    behave(request, response);
  };
  const server = createServer((incoming, response) => void serve(incoming, response));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return {
    apiRoot: `http://127.0.0.1:${port}/v1`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers as a model that writes this, and counts these tokens. */
export function says(
  content: string,
  { finish = "stop", tokens = 700 }: { finish?: string; tokens?: number } = {},
): Behaviour {
  return (_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify({
        id: "c1",
        object: "chat.completion",
        created: 0,
        model: "tiny",
        choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: finish }],
        usage: { prompt_tokens: tokens - 50, completion_tokens: 50, total_tokens: tokens },
      }),
    );
  };
}

/** Answers with a status and a message, as such servers do. */
export function refuses(status: number, message: string, headers: Record<string, string> = {}): Behaviour {
  return (_request, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify({ error: { message, type: "error" } }));
  };
}

import { fitsButton } from "../../../messages/message.ts";
import { shortId } from "../../briefing/actions.ts";
import { independentSourcesOf } from "../../briefing/event.ts";
import { quoted } from "../quoted.ts";
import { eventSubject, sourceRef, withSubject } from "../subjects.ts";
import type { CommandDefinition } from "./command.ts";
import { completeStory, leadFor } from "./open.ts";

/** "/less 2", "/less 3fa9c1d2-4b5e": leaves a story out from now on, and offers to leave out its source or its topic. */
export const less: CommandDefinition = {
  spec: { name: "less", options: [{ name: "story", completes: true }], changes: true, audience: "person" },
  async run(context) {
    const { args, words, news, change } = context;
    const event = await news.event(args);
    if (!event) {
      const text = args.trim() === "" ? words.news.whichStory : words.news.noSuchStory;
      return { message: { blocks: [{ kind: "text", text }] } };
    }
    await change((current) => withSubject(current, "mutes", eventSubject(event)));
    const [source] = independentSourcesOf(event.stories);
    const topic = event.stories.find(({ topics }) => topics?.[0] !== undefined)?.topics?.[0];
    const more = [
      ...(source === undefined
        ? []
        : [{ label: words.buttons.muteSource(quoted(source)), command: `/mute source ${sourceRef(source)}` }]),
      ...(topic === undefined ? [] : [{ label: words.buttons.muteTopic(topic), command: `/topics -${topic}` }]),
      { label: words.buttons.undo, command: `/unmute e:${shortId(event)}` },
    ];
    return {
      message: {
        blocks: [{ kind: "text", text: words.news.less(quoted(leadFor(event, context)?.title ?? "")) }],
        actions: more.filter(({ command }) => fitsButton(command)),
      },
    };
  },
  complete: completeStory,
};

import type { BotStatus, Chat, MemberStatus } from "./chats.ts";

/** What somebody is in a chat, as the Bot API describes it: the user, the status, and the rights that go with it. */
export function describeMember(user: object, status: BotStatus | MemberStatus, { type }: Chat) {
  if (type === "channel" && (status === "administrator" || status === "muted")) {
    const may = { can_post_messages: status === "administrator", can_edit_messages: false };
    return {
      user,
      status: "administrator",
      can_be_edited: false,
      is_anonymous: false,
      ...rights(ofAdministrators, true),
      ...may,
    };
  }
  switch (status) {
    case "creator":
      return { user, status, is_anonymous: false };
    case "administrator":
      return { user, status, can_be_edited: false, is_anonymous: false, ...rights(ofAdministrators, true) };
    case "muted":
      return { user, status: "restricted", is_member: true, until_date: 0, ...rights(ofMembers, false) };
    case "kicked":
      return { user, status, until_date: 0 };
    case "stranger":
      return { user, status: "left" };
    case "member":
    case "left":
      return { user, status };
  }
}

// Bot API, ChatMemberAdministrator and ChatMemberRestricted.
const ofAdministrators = [
  "manage_chat",
  "delete_messages",
  "manage_video_chats",
  "restrict_members",
  "promote_members",
  "change_info",
  "invite_users",
  "post_stories",
  "edit_stories",
  "delete_stories",
  "send_welcome_messages",
];
const ofMembers = [
  "send_messages",
  "send_audios",
  "send_documents",
  "send_photos",
  "send_videos",
  "send_video_notes",
  "send_voice_notes",
  "send_polls",
  "send_other_messages",
  "add_web_page_previews",
  "react_to_messages",
  "edit_tag",
  "change_info",
  "invite_users",
  "pin_messages",
  "manage_topics",
];

function rights(names: readonly string[], given: boolean) {
  return Object.fromEntries(names.map((name) => [`can_${name}`, given]));
}

import * as v from 'valibot';
import type { Mail } from '../../support/stack/stack.ts';

const sentSchema = v.object({
  messages: v.record(
    v.string(),
    v.array(
      v.object({
        To: v.array(v.string()),
        Source: v.string(),
        Subject: v.string(),
        BodyText: v.string(),
        BodyHtml: v.string(),
      }),
    ),
  ),
});

/** Every mail that MiniStack's SES took, oldest first, as the local stack's outbox would show it. */
export const sentMails = (endpoint: string) => async (): Promise<Mail[]> => {
  const answer = await fetch(`${endpoint}/_ministack/ses/messages`);
  const { messages } = v.parse(sentSchema, await answer.json());
  return Object.values(messages)
    .flat()
    .map(({ To, Source, Subject, BodyText, BodyHtml }, id) => ({
      ...{ id, channel: 'email', to: To[0] ?? '', from: Source },
      ...{ subject: Subject, text: BodyText, html: BodyHtml },
    }));
};

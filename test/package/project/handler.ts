import type { PreSignUpEvent } from 'cognito-triggers/events';
import { parse, respond } from 'cognito-triggers/events/pre-sign-up';

/** A trigger of a project of its own: the library checks the event and types the response. */
export const handler = async (input: unknown): Promise<PreSignUpEvent> => {
  const event = parse(input);
  const invited = event.request.clientMetadata?.invitation === 'spring';
  return respond(event, { autoConfirmUser: invited });
};

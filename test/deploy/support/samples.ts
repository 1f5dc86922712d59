import { readFile, writeFile } from 'node:fs/promises';
import { workDirectory } from './deployed.ts';

/** Whom an event is about; what is left out stays as the sample has it. */
export type About = {
  readonly sub: string;
  readonly email?: string;
  readonly userPoolId?: string;
};

type Sample = {
  readonly userPoolId: string;
  readonly request: { readonly userAttributes: Readonly<Record<string, string>> };
};

/** A sample event about another user. */
export const eventAbout = async (sample: string, about: About): Promise<object> => {
  const event: Sample = JSON.parse(await readFile(sample, 'utf8'));
  const { userAttributes } = event.request;
  const { sub, email = userAttributes.email, userPoolId = event.userPoolId } = about;
  return {
    ...event,
    userPoolId,
    userName: sub,
    request: { ...event.request, userAttributes: { ...userAttributes, sub, email } },
  };
};

/** The same in a file, for `sam remote invoke`. */
export const sampleAbout = async (sample: string, about: About): Promise<string> => {
  const file = `${workDirectory}/event.json`;
  await writeFile(file, JSON.stringify(await eventAbout(sample, about)));
  return file;
};

export const samples = {
  /** The user of every sample. */
  userId: '34c84488-e0e1-70ae-d2ee-8d2f5a0c1b2e',
  postConfirmation: 'events/post-confirmation/confirm-sign-up.json',
  postAuthentication: 'events/post-authentication/authentication.json',
  preAuthentication: 'events/pre-authentication/authentication.json',
} as const;

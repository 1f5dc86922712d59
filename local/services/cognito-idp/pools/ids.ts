import { randomInt } from 'node:crypto';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';

const drawn = (characters: string, count: number): string =>
  Array.from({ length: count }, () => characters.charAt(randomInt(characters.length))).join('');

/** The ids of the declared pool and client. Constants, so that an app's configuration outlives a restart. */
export const declaredPoolId = (region: string): string => `${region}_Local0001`;
export const declaredClientId = '1local0client0of0the0stack';

/** `us-east-1_` and nine letters and digits, like Cognito's pool ids. */
export const newPoolId = (region: string): string =>
  `${region}_${drawn(letters.toUpperCase() + letters + digits, 9)}`;

/** 26 lower-case letters and digits, like Cognito's client ids. */
export const newClientId = (): string => drawn(letters + digits, 26);

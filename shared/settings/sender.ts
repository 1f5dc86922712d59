import { readEmailAddress } from '../identity/email-address.ts';
import type { SettingsReader } from './environment.ts';

/** The sender: one plain address, because its domain names the application in every mail. */
export const readSender = (settings: SettingsReader): string => {
  const sender = settings.filled('SENDER_ADDRESS');
  return sender === '' || readEmailAddress(sender) !== undefined
    ? sender
    : settings.problem('SENDER_ADDRESS must be one plain e-mail address', sender);
};

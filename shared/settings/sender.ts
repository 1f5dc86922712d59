import { readEmailAddress } from '../identity/email-address.ts';
import type { SettingsReader } from './environment.ts';

/** The sender: one plain address, because its domain names the application in every mail. */
export const readSender = (settings: SettingsReader): string => {
  const sender = settings.filled('SENDER_ADDRESS');
  return sender === '' || readEmailAddress(sender) !== undefined
    ? sender
    : settings.problem('SENDER_ADDRESS must be one plain e-mail address', sender);
};

/** The SES configuration set of the mails: empty, or a name of at most 64 characters (API reference: CreateConfigurationSet). */
export const readConfigurationSet = (settings: SettingsReader): string => {
  const name = settings.text('SES_CONFIGURATION_SET');
  return /^[A-Za-z0-9_-]{0,64}$/.test(name)
    ? name
    : settings.problem('SES_CONFIGURATION_SET must be a name of letters, digits, - and _', '');
};

import { domainOfSender } from '../delivery/email/application.ts';
import { type Brand, defaultColor } from '../delivery/email/brand.ts';
import type { SettingsReader } from './environment.ts';

/** The longest address of a page. Both of them stand in a mail of at most 20,000 characters. */
const longestUrl = 200;

const readUrl = (settings: SettingsReader, name: string): string => {
  const url = settings.text(name);
  const isPlain =
    /^$|^https:\/\/[A-Za-z0-9.-]+(:\d{1,5})?([/?][A-Za-z0-9._~:/?@!$&()*+,;=%-]*)?$/.test(url);
  return isPlain && url.length <= longestUrl
    ? url
    : settings.problem(`${name} must be an https URL of at most 200 characters`, '');
};

/** Braces would be placeholders to Cognito, and a line break would end the subject. */
const readName = (settings: SettingsReader): string => {
  const name = settings.text('APPLICATION_NAME');
  return /^[^{}<>\p{C}]{0,64}$/u.test(name)
    ? name.trim()
    : settings.problem(
        'APPLICATION_NAME must be at most 64 characters without { } < > and line breaks',
        '',
      );
};

const readColor = (settings: SettingsReader): string => {
  const color = settings.text('BRAND_COLOR');
  return /^$|^#[0-9A-Fa-f]{6}$/.test(color)
    ? color.toLowerCase()
    : settings.problem('BRAND_COLOR must be #rrggbb', '');
};

/** What every mail looks like and calls the application. */
export const readBrand = (settings: SettingsReader, senderAddress: string): Brand => ({
  application: readName(settings) || domainOfSender(senderAddress),
  color: readColor(settings) || defaultColor,
  supportUrl: readUrl(settings, 'SUPPORT_URL'),
});

/** Where an invited user signs in, or empty. */
export const readSignInUrl = (settings: SettingsReader): string => readUrl(settings, 'SIGN_IN_URL');

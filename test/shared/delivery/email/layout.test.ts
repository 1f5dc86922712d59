import { describe, expect, it } from 'vitest';
import { codeMail } from '#shared/delivery/email/code-mail.ts';
import { locales } from '#shared/delivery/email/locale.ts';
import { acmeBrand, plainBrand } from '../../../support/mail/brand.ts';
import { aMessage, purposes } from '../../../support/mail/messages.ts';

const code = '12345678';

const everyMail = locales.flatMap((locale) => [
  {
    ...{ locale, kind: 'code', code },
    html: codeMail({ code, kind: 'digits', locale, brand: acmeBrand }).html,
  },
  ...purposes.map((purpose) => ({
    ...{ locale, kind: purpose, code: '{####}' },
    html: aMessage(purpose, locale, acmeBrand, 'https://app.example.com/').emailMessage,
  })),
]);

const preheaderOf = (html: string): string =>
  /<div aria-hidden[^>]*>(.*?)<\/div>/.exec(html)?.[1] ?? '';

describe.each(everyMail)('the frame of $kind in $locale', ({ locale, kind, code: shown, html }) => {
  it('the mail names its language, has a title without the code, and a viewport', () => {
    const title = /<title>(.*)<\/title>/.exec(html)?.[1] ?? '';

    expect(html).toContain(`<html lang="${locale}"`);
    expect(title).toContain('Acme &amp; Söhne');
    expect(title).not.toContain(shown);
    expect(html).toContain('<meta name="viewport" content="width=device-width,initial-scale=1">');
  });

  it('a preview comes first, without the code, and leaves no room for what follows', () => {
    const preheader = preheaderOf(html);
    const body = html.slice(html.indexOf('<body'));

    expect(body).toMatch(/^<body[^>]*>\s*<div aria-hidden/);
    expect(preheader).toMatch(/^[^<]{10}.*?&#847;/);
    expect(preheader).not.toContain(shown);
    expect(preheader.match(/&#847;&zwnj;&nbsp;/g)).toHaveLength(80);
  });

  it('the mail has dark colours', () => {
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('@media (prefers-color-scheme:dark)');
  });

  it('the conditional comments for Outlook are paired, and hold a table of 600 pixels', () => {
    expect(html.match(/<!--\[if mso\]>/g)).toHaveLength(3);
    expect(html.match(/<!\[endif\]-->/g)).toHaveLength(3);
    expect(html).toContain('<!--[if mso]><table role="presentation" width="600"');
    expect(html.match(/<table/g)?.length).toBe(html.match(/<\/table>/g)?.length);
    for (const [tag] of html.matchAll(/<table[^>]*>/g))
      expect(tag).toContain('role="presentation"');
  });

  it('the only links are the help and, in an invitation, the sign-in', () => {
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url);
    const help = 'https://help.example.com/sign-in?from=mail&amp;kind=code';

    expect(links).toEqual(kind.startsWith('invite') ? ['https://app.example.com/', help] : [help]);
    expect(html).not.toMatch(/<img|<script|<link|@import|url\(|src=/);
  });
});

it('the name and the button stand on the brand colour in what can be read on it', () => {
  const html = (color: string) =>
    aMessage('inviteByCode', 'en', { ...acmeBrand, color }, 'https://app.example.com/')
      .emailMessage;

  expect(html('#ffd400').match(/bgcolor="#ffd400"/g)).toHaveLength(2);
  expect(html('#ffd400').match(/;color:#000000;/g)).toHaveLength(2);
  expect(html('#0f766e').match(/;color:#ffffff;/g)).toHaveLength(2);
});

it('a name and an address are escaped wherever they stand', () => {
  const brand = { ...acmeBrand, application: '<b>"\'&', supportUrl: 'https://x.example/"><b>' };
  const { html } = codeMail({ code, kind: 'digits', locale: 'en', brand });

  expect(html).not.toContain('<b>');
  expect(html).toContain('href="https://x.example/&quot;&gt;&lt;b&gt;"');
});

it('the text part has everything that the HTML shows', () => {
  const { text, html } = codeMail({ code, kind: 'long', locale: 'en', brand: acmeBrand });
  const paragraphs = [...html.matchAll(/<p [^>]*>(.*?)<\/p>/g)].map(([, shown = '']) =>
    shown.replaceAll('&amp;', '&'),
  );

  expect(paragraphs).toHaveLength(6);
  for (const paragraph of paragraphs) expect(text).toContain(paragraph);
  expect(text).toMatch(/\n\nHelp:\nhttps:\/\/help\.example\.com\/sign-in\?from=mail&kind=code$/);
});

it('without addresses of the operator, a mail has no link', () => {
  const { text, html } = codeMail({ code, kind: 'digits', locale: 'en', brand: plainBrand });
  const { emailMessage } = aMessage('inviteByCode', 'en', plainBrand);

  expect(`${text}${html}${emailMessage}`).not.toMatch(/https?:|:\/\/|href/);
});

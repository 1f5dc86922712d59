import type { Brand } from './brand.ts';
import { type Html, html } from './html.ts';
import { band, button, card, codeBox, link, paragraph, preheader, smallRow } from './parts.ts';
import { anyBreak, fonts, light, outlookHead, styleSheet } from './style.ts';
import type { FrameWords } from './words.ts';

/** A message without its format: the code has its own line between what comes before and after it. */
export type Message = {
  /** The language of the words (BCP 47). */
  readonly locale: string;
  readonly subject: string;
  /** What lists of mails show beside the subject. It holds no code. */
  readonly preview: string;
  readonly before: string;
  /** The code, or Cognito's placeholder for it. An invitation to sign in by code has it in `small`. */
  readonly code?: string;
  /** Where an invited user signs in (https), or empty. */
  readonly signInUrl: string;
  readonly after: readonly string[];
  /** A last line in small print, or empty. */
  readonly small: string;
  readonly brand: Brand;
  readonly frame: FrameWords;
};

const unlessEmpty = <T>(text: string, make: (text: string) => T): readonly T[] =>
  text === '' ? [] : [make(text)];

/** The mail as plain text, with everything that the HTML shows. */
export const asText = ({ before, code, signInUrl, after, small, brand, frame }: Message): string =>
  [
    before,
    ...unlessEmpty(code ?? '', (shown) => `    ${shown}`),
    ...unlessEmpty(signInUrl, (url) => `${frame.signIn}\n${url}`),
    ...after,
    ...unlessEmpty(small, (line) => line),
    ...unlessEmpty(brand.supportUrl, (url) => `${frame.help}\n${url}`),
  ].join('\n\n');

const textRow = ({ before, code, signInUrl, after, brand, frame }: Message): Html =>
  html`<tr><td class="text pad" style="padding:28px 32px 12px;color:${light.text};font-family:${fonts};font-size:16px;line-height:24px;${anyBreak}">
${paragraph(before)}${unlessEmpty(code ?? '', codeBox)}${unlessEmpty(signInUrl, (url) => button(frame.signIn, url, brand))}${after.map(paragraph)}</td></tr>
`;

const rows = (message: Message): readonly Html[] => [
  band(message.brand),
  textRow(message),
  ...unlessEmpty(message.small, (line) => smallRow(html`${line}`)),
  ...unlessEmpty(message.brand.supportUrl, (url) =>
    smallRow(html`${message.frame.help} ${link(url)}`),
  ),
];

/**
 * The mail as HTML: a card without images or remote content, and without links but those of the operator. Phones must not
 * make a link of a code that looks like a phone number.
 */
export const asHtml = (message: Message): string =>
  html`<!doctype html>
<html lang="${message.locale}" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<meta name="x-apple-disable-message-reformatting">
<title>${message.subject}</title>
${outlookHead}
${styleSheet}
</head>
<body class="page" style="margin:0;padding:0;background-color:${light.page}">
${preheader(message.preview)}
${card(rows(message))}
</body>
</html>
`.html;

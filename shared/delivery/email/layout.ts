import { html } from './html.ts';
import type { Locale } from './locale.ts';

/** A message without its format: the code has its own line between what comes before and after it. */
export type Message = {
  readonly locale: Locale;
  readonly before: string;
  /** The code, or Cognito's placeholder for it. */
  readonly code: string;
  readonly after: readonly string[];
};

/** The mail as plain text. */
export const asText = ({ before, code, after }: Message): string =>
  [before, '', `    ${code}`, '', ...after, ''].join('\n');

/**
 * The mail as HTML, without links, images or remote content. It sets no colours, so that dark mode works. The code is one
 * run of text, so that one tap selects it and a screen reader reads it; a long one wraps on a narrow screen at its hyphens.
 */
export const asHtml = ({ locale, before, code, after }: Message): string =>
  html`<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>
<body style="margin:0;padding:24px;font-family:sans-serif;font-size:16px;line-height:1.5">
<p>${before}</p>
<p style="margin:24px 0;font-family:monospace;font-size:${code.length > 12 ? '24px' : '32px'};font-weight:bold;user-select:all;-webkit-user-select:all">${code}</p>
${after.map((line) => html`<p>${line}</p>\n`)}</body>
</html>
`.html;

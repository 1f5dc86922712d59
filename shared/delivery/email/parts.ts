import { type Brand, readableOn } from './brand.ts';
import { type Html, html } from './html.ts';
import { anyBreak, fonts, light, monospace } from './style.ts';

/** Outlook for Windows lays mails out by Word, which knows tables and their attributes and little else. */
const table = html`role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"`;

export const paragraph = (text: string): Html =>
  html`<p class="text" style="margin:0 0 16px;color:${light.text}">${text}</p>\n`;

/** The name of the application on its colour, in black or white. */
export const band = ({ application, color }: Brand): Html =>
  html`<tr><td class="pad" bgcolor="${color}" style="padding:16px 32px;background-color:${color};color:${readableOn(color)};font-family:${fonts};font-size:18px;line-height:24px;font-weight:bold;border-radius:7px 7px 0 0;${anyBreak}">${application}</td></tr>`;

/**
 * The code is one run of text, so that one tap selects it and a screen reader reads it; a long one wraps on a narrow screen
 * at its hyphens.
 */
export const codeBox = (code: string): Html =>
  html`<table ${table} style="margin:0 0 20px"><tr><td class="box" align="center" bgcolor="${light.box}" style="padding:18px 8px;background-color:${light.box};color:${light.text};border-radius:6px"><p style="margin:0;font-family:${monospace};font-size:${code.length > 12 ? '22px' : '32px'};line-height:40px;font-weight:bold;letter-spacing:${code.length > 12 ? '0' : '2px'};user-select:all;-webkit-user-select:all">${code}</p></td></tr></table>
`;

/** A button that Outlook draws too: a cell with a colour. */
export const button = (label: string, url: string, { color }: Brand): Html =>
  html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 20px"><tr><td bgcolor="${color}" style="background-color:${color};border-radius:6px"><a href="${url}" style="display:inline-block;padding:12px 24px;color:${readableOn(color)};font-weight:bold;text-decoration:none">${label}</a></td></tr></table>
`;

/** A row of small print under a line. */
export const smallRow = (content: Html): Html =>
  html`<tr><td class="quiet pad" style="padding:14px 32px;border-top:1px solid ${light.line};color:${light.quiet};font-family:${fonts};font-size:13px;line-height:20px;${anyBreak}">${content}</td></tr>
`;

/** The address of a page, shown whole: a reader sees where the link leads. */
export const link = (url: string): Html =>
  html`<a href="${url}" style="color:inherit;text-decoration:underline">${url.slice('https://'.length)}</a>`;

/** The rows of a card, 600 pixels wide where there is room; Outlook knows no `max-width` and gets a table of that width. */
export const card = (rows: readonly Html[]): Html =>
  html`<table ${table} class="page" bgcolor="${light.page}" style="table-layout:fixed;background-color:${light.page}"><tr><td align="center" style="padding:24px 12px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table ${table} class="card" bgcolor="${light.card}" style="max-width:600px;table-layout:fixed;border-collapse:separate;background-color:${light.card};border:1px solid ${light.line};border-radius:8px;text-align:left">
${rows}</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>`;

/** Invisible characters behind the preview: without them, lists of mails fill it up with the text and the code. */
const filler: Html = { html: '&#847;&zwnj;&nbsp;'.repeat(80) };

/** What lists of mails show beside the subject. */
export const preheader = (preview: string): Html =>
  html`<div aria-hidden="true" style="display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;mso-hide:all">${preview}${filler}</div>`;

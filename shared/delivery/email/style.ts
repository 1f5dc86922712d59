import { type Html, html } from './html.ts';

/**
 * Colours and sizes of a mail. Light ones stand in `style` attributes, since some clients drop style sheets; the sheet
 * holds the dark ones, which most clients that change to dark follow. The others invert colours themselves.
 */
export const light = {
  page: '#f2f3f5',
  card: '#ffffff',
  text: '#1b1f24',
  quiet: '#57606a',
  line: '#d8dee4',
  box: '#f2f3f5',
} as const;

/** Outlook for Windows replaces a first font that it does not have by Times New Roman, so it gets Arial by a sheet. */
export const fonts =
  "-apple-system,'Segoe UI',Roboto,'Helvetica Neue','Hiragino Sans','Noto Sans CJK JP',Arial,sans-serif";

export const monospace = "ui-monospace,Menlo,Consolas,'Courier New',monospace";

/** A word without a place to break, such as a domain's label of 63 letters, must not widen a phone's screen. */
export const anyBreak = 'overflow-wrap:anywhere;word-break:break-word';

export const styleSheet: Html = html`<style>
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background-color:#111417!important}
.card{background-color:#1d2126!important;border-color:#3a424b!important}
.text{color:#eceff2!important}
.quiet{color:#a9b2bc!important;border-color:#3a424b!important}
.box{background-color:#2a3037!important;color:#ffffff!important}
}
@media (max-width:480px){.pad{padding-left:18px!important;padding-right:18px!important}}
</style>`;

/** Sizes in points for screens above 96 dpi, and a font that is there. */
export const outlookHead: Html = html`<!--[if mso]>
<xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml>
<style>td,p,a{font-family:Arial,sans-serif!important}</style>
<![endif]-->`;

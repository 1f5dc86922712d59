import { expect, it } from 'vitest';
import { escapeHtml, html } from '#shared/delivery/email/html.ts';

it('every value in a template is escaped', () => {
  expect(html`<p title="${'"x"'}">${"<b>&'"}</p>`.html).toBe(
    '<p title="&quot;x&quot;">&lt;b&gt;&amp;&#39;</p>',
  );
});

it('a value that is HTML already is not escaped again', () => {
  expect(html`<p>${html`<b>${'<'}</b>`}</p>`.html).toBe('<p><b>&lt;</b></p>');
});

it('a text cannot end the quoted attribute that it stands in', () => {
  expect(escapeHtml('"><script>')).toBe('&quot;&gt;&lt;script&gt;');
});

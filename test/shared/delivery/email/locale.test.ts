import { expect, it } from 'vitest';
import { chooseLocale } from '#shared/delivery/email/locale.ts';

it.each([
  ['de', 'de'],
  ['de-CH', 'de'],
  ['de_AT', 'de'],
  ['FR', 'fr'],
  ['ja-Jpan-JP', 'ja'],
  ['pt-BR', 'es'],
  ['', 'es'],
  [undefined, 'es'],
  ['<script>', 'es'],
  ['x'.repeat(10_000), 'es'],
])(
  'the locale attribute %j gives the language %s where Spanish is the default',
  (attribute, locale) => {
    expect(chooseLocale(attribute, 'es')).toBe(locale);
  },
);

import { expect, it } from 'vitest';
import { isSessionTagValue } from '#shared/profile/session-tag.ts';

it.each(['', 'acme', 'Zürich 東京 4', 'a_b.c:d/e=f+g-h@i', 'x'.repeat(256)])(
  'STS takes %j as the value of a session tag.',
  (text) => {
    expect(isSessionTagValue(text)).toBe(true);
  },
);

it.each(['Acme & Co', 'a,b', 'a*', 'a?', 'a\tb', "it's", 'x'.repeat(257)])(
  'STS does not take %j as the value of a session tag.',
  (text) => {
    expect(isSessionTagValue(text)).toBe(false);
  },
);

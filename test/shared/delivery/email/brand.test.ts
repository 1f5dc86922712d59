import { expect, it } from 'vitest';
import { contrast, readableOn } from '#shared/delivery/email/brand.ts';
import fc from '../../../support/properties.ts';

it.each([
  ['#ffffff', '#000000'],
  ['#000000', '#ffffff'],
  ['#ffd400', '#000000'],
  ['#0f766e', '#ffffff'],
  ['#767676', '#000000'],
  ['#ff0000', '#000000'],
  ['#0000ff', '#ffffff'],
])('text on the brand colour %s is %s', (color, text) => {
  expect(readableOn(color)).toBe(text);
});

it('black on white has the highest contrast of WCAG, and #777777 on white the ratio 4.48', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2);
});

it('text on any brand colour reaches the contrast 4.5 of WCAG AA', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
      const color = `#${value.toString(16).padStart(6, '0')}`;
      expect(contrast(color, readableOn(color))).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

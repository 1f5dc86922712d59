/** What the operator sets about every mail. No part of it comes from a user. */
export type Brand = {
  /** What mails call the application. */
  readonly application: string;
  /** Accent colour, `#rrggbb`. */
  readonly color: string;
  /** Where help is (https), or empty for none. */
  readonly supportUrl: string;
};

/** The accent of mails without `BrandColor`: a dark grey. */
export const defaultColor = '#27303f';

/** Relative luminance of `#rrggbb`, from 0 (black) to 1 (white); WCAG 2.2, relative luminance. */
const luminance = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Contrast ratio of two colours, from 1 to 21; WCAG 2.2, contrast ratio. */
export const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

/** Black or white: what has more contrast on the colour. That is at least 4.58, and WCAG's AA asks for 4.5. */
export const readableOn = (color: string): '#000000' | '#ffffff' =>
  contrast(color, '#000000') > contrast(color, '#ffffff') ? '#000000' : '#ffffff';

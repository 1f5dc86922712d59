/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';

/** What a mail looks like where it is shown. Everything is measured in the page. */
export const measure = (page: Page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    const luminance = (color: string) => {
      const [red = 0, green = 0, blue = 0] = (color.match(/\d+/g) ?? []).map((part) => {
        const channel = Number(part) / 255;
        return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const backgroundOf = (element: Element | null): string => {
      if (element === null) return 'rgb(255, 255, 255)';
      const { backgroundColor } = getComputedStyle(element);
      return backgroundColor === 'rgba(0, 0, 0, 0)'
        ? backgroundOf(element.parentElement)
        : backgroundColor;
    };
    const contrasts = [...document.querySelectorAll('p, a, td')]
      .filter(({ childNodes }) =>
        [...childNodes].some((node) => node instanceof Text && node.data.trim() !== ''),
      )
      .map((element) => {
        const [dark = 0, light = 0] = [
          luminance(getComputedStyle(element).color),
          luminance(backgroundOf(element)),
        ].sort((one, other) => one - other);
        return (light + 0.05) / (dark + 0.05);
      });
    const card = document.querySelector('.card')?.getBoundingClientRect();
    const box = document.querySelector('.box p');
    return {
      overflow: root.scrollWidth - root.clientWidth,
      widest: Math.max(
        ...[...document.querySelectorAll('.card *')].map(
          (one) => one.getBoundingClientRect().right,
        ),
      ),
      cardWidth: card?.width ?? 0,
      cardRight: card?.right ?? 0,
      text: document.querySelector('.card')?.textContent ?? '',
      boxTexts: box === null ? [] : [...box.childNodes].map(({ textContent }) => textContent),
      boxLines: box === null ? 0 : Math.round(box.getBoundingClientRect().height / 40),
      lowestContrast: Math.min(...contrasts),
      background: backgroundOf(document.querySelector('.card')),
    };
  });

/** What a list of mails shows: the text of the body in order, hidden or not. */
export const previewOf = (page: Page): Promise<string> =>
  page.evaluate(() => (document.body.textContent ?? '').trim().slice(0, 200));

export const selectedText = (page: Page): Promise<string> =>
  page.evaluate(() => getSelection()?.toString() ?? '');

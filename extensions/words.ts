import type { WordsExtension } from '#shared/extensions/words.ts';

/** Words of mails of your own. This file is yours: updates of the suite never change it (docs/make-it-yours.md). */
export const words: WordsExtension = {};

import type { WordsExtension } from '#shared/extensions/words.ts';

export const words: WordsExtension = {
  it: {
    code: {
      subject: (application) => `Il tuo codice di accesso per ${application}`,
      before: (application) => `Usa questo codice per accedere a ${application}:`,
      lifetime: (minutes) => `Il codice scade tra ${minutes} minuti.`,
    },
  },
};

import type { WordsExtension } from '#shared/extensions/words.ts';

export const words: WordsExtension = {
  it: {
    code: {
      subject: (application) => `Il suo codice di accesso per ${application}`,
      before: (application) => `Usi questo codice per accedere a ${application}:`,
      lifetime: (minutes) => `Il codice scade tra ${minutes} minuti.`,
    },
  },
};

import type { SettingsReader } from './environment.ts';

/** Eight digits carry the bound on guessing (SECURITY.md); more than twelve is longer to type than a long code to paste. */
export const readCodeLength = (settings: SettingsReader): number =>
  settings.integer('CODE_LENGTH', { min: 8, max: 12 });

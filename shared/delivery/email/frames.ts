import type { Locale } from './locale.ts';
import { frameWords as de } from './words/de.ts';
import { frameWords as en } from './words/en.ts';
import { frameWords as es } from './words/es.ts';
import { frameWords as fr } from './words/fr.ts';
import { frameWords as ja } from './words/ja.ts';
import type { FrameWords } from './words.ts';

/** The words around every mail. */
export const frames: Readonly<Record<Locale, FrameWords>> = { en, de, es, fr, ja };

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** A folder whose rooms have an order. */
export type Rooms = {
  readonly home: string;
  /** Names in `home`, lowest first: folders, and files that stand beside them. Files without a place are above all. */
  readonly order: readonly string[];
};

export const sourcesOf = ({ home }: Rooms): readonly string[] =>
  readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort();

export const textOf = ({ home }: Rooms, file: string): string =>
  readFileSync(join(home, file), 'utf8');

/** The files of these rooms that a text at this place imports. */
export const importsIn = ({ home }: Rooms, file: string, text: string): readonly string[] =>
  [...text.matchAll(/(?:from|import\() ?'(\.[^']+)'/g)]
    .map(([, path]) => relative(home, join(home, dirname(file), path ?? '')))
    .filter((path) => !path.startsWith('..'));

const heightOf = ({ order }: Rooms, file: string): number => {
  const [room = ''] = file.split('/');
  return order.includes(room) ? order.indexOf(room) : order.length;
};

/** The imports of a text at this place from a room above its own. */
export const arrowsUp = (rooms: Rooms, file: string, text: string): readonly string[] =>
  importsIn(rooms, file, text)
    .filter((path) => heightOf(rooms, path) > heightOf(rooms, file))
    .map((path) => `${file} -> ${path}`);

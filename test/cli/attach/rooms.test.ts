import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../local/paths.ts';
import { arrowsUp, importsIn, type Rooms, sourcesOf, textOf } from '../../support/rooms.ts';

/** Each room imports from itself and from those before it; files beside the rooms import from all. */
const rooms: Rooms = {
  home: join(root, 'cli', 'attach'),
  order: ['plan', 'record', 'aws', 'report', 'run'],
};
const services = /from '@aws-sdk\/client-|from 'node:(?!util)/;

const files = sourcesOf(rooms);

/** The files on a circle that goes through this one. */
const circleFrom = (start: string, importsOf: (file: string) => readonly string[]) => {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    for (const next of importsOf(file)) {
      if (seen.has(next)) continue;
      seen.add(next);
      visit(next);
    }
  };
  visit(start);
  return seen.has(start);
};

describe('The rooms of attach', () => {
  it('The rooms of attach import only from the rooms before them', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(files.flatMap((file) => arrowsUp(rooms, file, textOf(rooms, file)))).toEqual([]);
  });

  it('The rooms of attach have no circular imports', () => {
    const imports = new Map(
      files.map((file) => [file, importsIn(rooms, file, textOf(rooms, file))]),
    );
    const importsOf = (file: string) => imports.get(file) ?? [];

    expect(files.filter((file) => circleFrom(file, importsOf))).toEqual([]);
  });

  it('The plan is pure: it calls no service and touches no file', () => {
    const effects = files.filter(
      (file) => file.startsWith('plan/') && services.test(textOf(rooms, file)),
    );

    // The schemas of the SDK's Cognito client are data.
    expect(effects).toEqual(['plan/pool/sdk-shapes.ts']);
  });

  it('A planted import upwards and a planted circle are found', () => {
    const planted = "import { observe } from '../aws/observe.ts';";
    expect(arrowsUp(rooms, 'plan/drift.ts', planted)).toEqual(['plan/drift.ts -> aws/observe.ts']);
    expect(arrowsUp(rooms, 'run/check.ts', planted)).toEqual([]);

    const circle = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['a', 'd']],
    ]);
    const importsOf = (file: string) => circle.get(file) ?? [];
    expect(['a', 'b', 'c', 'd'].filter((file) => circleFrom(file, importsOf))).toEqual([
      'a',
      'b',
      'c',
    ]);
  });
});

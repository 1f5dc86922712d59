import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  challengeTriggerNames,
  suiteTriggerNames,
  suiteTriggers,
  type TriggerName,
  triggerNamed,
  triggerNames,
  triggerOf,
  triggers,
} from '#shared/cognito/triggers.ts';

const root = new URL('../../../', import.meta.url);
const foldersOf = (path: string) => readdirSync(new URL(path, root)).toSorted();

const kebab = (name: string) =>
  name
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();

describe('the table of triggers', () => {
  it('holds 41 trigger sources, each once', () => {
    const sources = triggers.flatMap((trigger): readonly string[] => trigger.sources);

    expect(sources).toHaveLength(41);
    expect(new Set(sources).size).toBe(41);
  });

  it.each(triggers)('names the folder of $name after the trigger', ({ name, folder }) => {
    expect(folder).toBe(kebab(name));
  });

  it('has a folder of sample events for every trigger and the courier, and there are no others', () => {
    // The courier has samples too; a table's stream invokes it, not a trigger.
    const folders = ['code-delivery', ...triggers.map(({ folder }) => folder)].toSorted();

    expect(foldersOf('events').filter((name) => !name.includes('.'))).toEqual(folders);
  });

  it.each(suiteTriggers)('has a folder under functions/ for $functionId', (trigger) => {
    expect(foldersOf('functions')).toContain(trigger.folder);
    expect(trigger.functionId).toBe(`${trigger.name}Function`);
  });

  it('has an event file and a builder for every trigger', () => {
    const files = triggers.map(({ folder }) => `${folder}.ts`).toSorted();
    const library = foldersOf('shared/events').filter((name) => files.includes(name));
    const builders = foldersOf('shared/events/testing').filter((name) => files.includes(name));

    expect(library).toEqual(files);
    expect(builders).toEqual(files);
  });

  it('counts the three triggers of a custom sign-in among those with a function', () => {
    expect(suiteTriggerNames).toEqual(expect.arrayContaining([...challengeTriggerNames]));
  });

  it('finds a trigger by its name', () => {
    expect(triggerNames.map((name) => triggerOf(name).name)).toEqual(triggerNames);
    expect(() => triggerOf('PreSignIn' as TriggerName)).toThrow('There is no trigger PreSignIn');
  });

  it.each([
    ['PreSignUp', 'PreSignUp'],
    ['PreTokenGeneration', 'PreTokenGeneration'],
    ['PreTokenGenerationConfig', 'PreTokenGeneration'],
    ['CustomSMSSender', 'CustomSMSSender'],
    ['KMSKeyID', undefined],
    ['presignup', undefined],
    ['', undefined],
  ])('reads %j as the trigger %j', (text, name) => {
    expect(triggerNamed(text)).toBe(name);
  });
});

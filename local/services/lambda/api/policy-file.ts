import * as v from 'valibot';
import { readIfThere, replaceFile } from '#shared/system/files.ts';
import { permissionsSchema, statementOf } from './permission.ts';
import { policyOf } from './policy-text.ts';

const FileSchema = v.record(v.string(), v.union([v.string(), permissionsSchema]));

/** Policies by function, each as GetPolicy returns it. */
export type PolicyTexts = Readonly<Record<string, string>>;

/** Where policies are kept. */
export type PolicyStore = { read(): PolicyTexts; write(texts: PolicyTexts): void };

export const policiesInMemory = (): PolicyStore => {
  let kept: PolicyTexts = {};
  return {
    read: () => kept,
    write: (texts) => {
      kept = texts;
    },
  };
};

const textsIn = (json: string, arnOf: (functionName: string) => string): PolicyTexts =>
  Object.fromEntries(
    Object.entries(v.parse(FileSchema, JSON.parse(json))).flatMap(([name, kept]) => {
      if (typeof kept === 'string') return [[name, kept]];
      const text = policyOf(kept.map((one) => statementOf(one, arnOf(name))));
      return text === undefined ? [] : [[name, text]];
    }),
  );

/**
 * A JSON file: function name -> text of its policy. It is read at each call, so that a policy that AddPermission cannot
 * express (a Deny, an alias, a condition on an organization) can be tried by an edit of the file.
 */
export const policiesInFile = (
  file: string,
  arnOf: (functionName: string) => string,
): PolicyStore => ({
  read: () => {
    const json = readIfThere(file);
    return json === undefined ? {} : textsIn(json, arnOf);
  },
  write: (texts) => replaceFile(file, JSON.stringify(texts)),
});

import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Template } from './template.ts';
import { TemplateError } from './template-error.ts';

/** A secret's JSON text, key by key. */
export type Secret = Readonly<Record<string, string>>;
export type Secrets = Readonly<Record<string, Secret>>;

const SecretSchema = v.record(v.string(), v.string());
const SecretsSchema = v.record(v.string(), SecretSchema);

/** The part of `GenerateSecretString` that makes a JSON secret (AWS::SecretsManager::Secret). */
const GenerateSchema = v.looseObject({
  SecretStringTemplate: v.string(),
  GenerateStringKey: v.string(),
  PasswordLength: v.optional(v.number(), 32),
  ExcludePunctuation: v.optional(v.boolean(), false),
});

const lettersAndDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const punctuation = '!#$%&()*+,-./:;<=>?@[]^_{|}~';

const randomText = (length: number, characters: string): string =>
  Array.from({ length }, () => characters[randomInt(characters.length)]).join('');

/** Makes a secret as Secrets Manager would from `GenerateSecretString`. */
export const generateSecret = (generateSecretString: unknown): Secret => {
  const wanted = v.parse(GenerateSchema, generateSecretString);
  const characters = wanted.ExcludePunctuation ? lettersAndDigits : lettersAndDigits + punctuation;
  return {
    ...v.parse(SecretSchema, JSON.parse(wanted.SecretStringTemplate)),
    [wanted.GenerateStringKey]: randomText(wanted.PasswordLength, characters),
  };
};

/** Keeps secrets in `pepper.json`, readable by its owner alone: codes that were mailed before a restart stay good. */
export const keepSecrets = (directory: string, make: () => Secrets): Secrets => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'pepper.json');
  if (existsSync(file)) return v.parse(SecretsSchema, JSON.parse(readFileSync(file, 'utf8')));
  const secrets = make();
  // Written aside and renamed: a process that is killed half way leaves no half a pepper.
  writeFileSync(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
};

const reference = /\{\{resolve:secretsmanager:([^:}]+):SecretString:([^:}]*):[^}]*\}\}/g;

/** Puts secrets in place of dynamic references. Stage and version are not looked at: one version is all there is here. */
export const resolveReferences = (text: string, secrets: Secrets): string =>
  text.replaceAll(reference, (_, name: string, key: string) => {
    const value = secrets[name]?.[key];
    if (value === undefined) throw new TemplateError([`There is no secret ${name} with ${key}`]);
    return value;
  });

/** Every secret that the template declares, freshly made. */
export const generateSecrets = ({ resources }: Template): Secrets =>
  Object.fromEntries(
    resources
      .filter(({ type }) => type === 'AWS::SecretsManager::Secret')
      .map(({ logicalId, properties }) => [
        logicalId,
        generateSecret(properties.GenerateSecretString),
      ]),
  );

import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { replaceFile } from '#shared/system/files.ts';
import { parseJson } from '../http/parse-json.ts';
import { readProperties } from './read-properties.ts';
import type { Template } from './template.ts';
import { TemplateError } from './template-error.ts';

/** The members of a secret's JSON. */
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
const generateSecret = (generateSecretString: unknown, logicalId: string): Secret => {
  const wanted = readProperties(GenerateSchema, generateSecretString, logicalId);
  const characters = wanted.ExcludePunctuation ? lettersAndDigits : lettersAndDigits + punctuation;
  return {
    ...readProperties(SecretSchema, parseJson(Buffer.from(wanted.SecretStringTemplate)), logicalId),
    [wanted.GenerateStringKey]: randomText(wanted.PasswordLength, characters),
  };
};

/** An error of JSON.parse would quote the broken file. */
const readSecrets = (file: string): Secrets => {
  const checked = v.safeParse(SecretsSchema, parseJson(readFileSync(file)));
  if (checked.success) return checked.output;
  throw new Error(`${file} is damaged: it is not the JSON that was written there`);
};

/**
 * Keeps secrets in `pepper.json`, readable only by its owner, and adds newly declared ones, so codes sent before a
 * restart stay valid.
 */
export const keepSecrets = (directory: string, make: () => Secrets): Secrets => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'pepper.json');
  const kept = existsSync(file) ? readSecrets(file) : {};
  const made = make();
  const secrets = { ...made, ...kept };
  if (Object.keys(made).every((name) => Object.hasOwn(kept, name))) return secrets;
  replaceFile(file, JSON.stringify(secrets));
  return secrets;
};

const reference = /\{\{resolve:secretsmanager:([^:}]+):SecretString:([^:}]*):[^}]*\}\}/g;

/** Replaces dynamic references by secrets. Stage and version are ignored: a secret has one version here. */
export const resolveReferences = (text: string, secrets: Secrets): string =>
  text.replaceAll(reference, (_, name: string, key: string) => {
    const value = secrets[name]?.[key];
    if (value === undefined) throw new TemplateError([`There is no secret ${name} with ${key}`]);
    return value;
  });

/** Generates every secret that the template declares. */
export const generateSecrets = ({ resources }: Template): Secrets =>
  Object.fromEntries(
    resources
      .filter(({ type }) => type === 'AWS::SecretsManager::Secret')
      .map(({ logicalId, properties }) => [
        logicalId,
        generateSecret(properties.GenerateSecretString, logicalId),
      ]),
  );

import { ConfigError } from '../errors.ts';

/** The environment as Node provides it. Only `handler.ts` reads `process.env`; other code takes a record. */
export type Env = Readonly<Record<string, string | undefined>>;

type Range = { readonly min: number; readonly max: number };

/**
 * Reads settings and collects every problem, so that one cold start reports all of them. Only template.yaml holds defaults:
 * a missing variable is a problem, an empty one is an empty value. A problem names the variable and what it must be, never
 * its value.
 */
export class SettingsReader {
  readonly #env: Env;
  readonly #problems: string[] = [];

  constructor(env: Env) {
    this.#env = env;
  }

  /** Reports a problem. `value` lets the reading continue; `finish` does not return it. */
  problem<T>(text: string, value: T): T {
    this.#problems.push(text);
    return value;
  }

  /** Any text; it may be empty. */
  text(name: string): string {
    return this.#env[name] ?? this.problem(`${name} is missing`, '');
  }

  /** Text with at least one character. */
  filled(name: string): string {
    const value = this.#env[name];
    if (value === undefined) return this.problem(`${name} is missing`, '');
    return value.trim() === '' ? this.problem(`${name} is empty`, '') : value;
  }

  /** A whole number from `min` to `max`, both included. */
  integer(name: string, { min, max }: Range): number {
    const value = this.#env[name];
    if (value === undefined) return this.problem(`${name} is missing`, min);
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= min && number <= max) return number;
    return this.problem(`${name} must be a whole number from ${min} to ${max}`, min);
  }

  choice<const T extends string>(name: string, choices: readonly [T, ...T[]]): T {
    const value = this.#env[name];
    if (value === undefined) return this.problem(`${name} is missing`, choices[0]);
    const found = choices.find((choice) => choice === value);
    return found ?? this.problem(`${name} must be one of ${choices.join(', ')}`, choices[0]);
  }

  /** `yes` or `no`, as the template's parameters write it. */
  yesOrNo(name: string): boolean {
    return this.choice(name, ['yes', 'no']) === 'yes';
  }

  /** Comma-separated. Blanks around an entry and empty entries are dropped. */
  list(name: string): readonly string[] {
    return this.text(name)
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');
  }

  /** Returns the settings frozen, or throws one {@link ConfigError} that lists every problem. */
  finish<T extends object>(settings: T): Readonly<T> {
    if (this.#problems.length > 0) throw new ConfigError(this.#problems);
    return Object.freeze(settings);
  }
}

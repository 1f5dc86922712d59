import { ConfigError } from '../errors.ts';

/** The environment as Node gives it. Only `handler.ts` reads `process.env`; everything else is handed a record. */
export type Env = Readonly<Record<string, string | undefined>>;

type Range = { readonly min: number; readonly max: number };

/**
 * Reads settings and collects every problem, so that one cold start tells all that is wrong.
 * template.yaml alone holds the defaults: a variable that is not there is a problem, an empty one is an empty value.
 * Problems name the variable and what it must be, never what it was.
 */
export class SettingsReader {
  readonly #env: Env;
  readonly #problems: string[] = [];

  constructor(env: Env) {
    this.#env = env;
  }

  /** Says what is wrong; `value` keeps the reading going, `finish` will not hand it out. */
  problem<T>(text: string, value: T): T {
    this.#problems.push(text);
    return value;
  }

  /** Any text, empty too. */
  text(name: string): string {
    return this.#env[name] ?? this.problem(`${name} is missing`, '');
  }

  /** Text with at least one character. */
  filled(name: string): string {
    const value = this.#env[name];
    if (value === undefined) return this.problem(`${name} is missing`, '');
    return value.trim() === '' ? this.problem(`${name} is empty`, '') : value;
  }

  /** A whole number, both ends included. */
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

  /** Comma-separated; blanks around an entry are dropped, empty entries too. */
  list(name: string): readonly string[] {
    return this.text(name)
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');
  }

  /** Hands the settings out frozen, or throws one {@link ConfigError} that lists every problem. */
  finish<T extends object>(settings: T): Readonly<T> {
    if (this.#problems.length > 0) throw new ConfigError(this.#problems);
    return Object.freeze(settings);
  }
}

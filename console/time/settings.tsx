import { signal } from '@preact/signals';
import { Component } from 'preact';
import { useEffect } from 'preact/hooks';
import { explain, getControl, postControl } from '../api/control.ts';
import { at, textAt } from '../state/json.ts';
import { notice } from '../state/page.ts';

const settings = signal<readonly unknown[]>([]);

const nameOf = (setting: unknown): string => textAt(setting, 'name');

/** A setting that did not change stays the same object, so that it is not drawn again. */
const take = (found: unknown): void => {
  const known = new Map(settings.value.map((setting) => [JSON.stringify(setting), setting]));
  settings.value = (Array.isArray(found) ? found : []).map(
    (setting: unknown) => known.get(JSON.stringify(setting)) ?? setting,
  );
};

let last: Promise<void> = Promise.resolve();

/** One call after the other: changes reach the stack in the order of the clicks, and so does what it responds. */
const ask = (call: () => Promise<unknown>, refuse?: () => void): void => {
  last = last.then(call).then(take, (error: unknown) => {
    notice.value = explain(error);
    refuse?.();
  });
};

const change = (name: string, value: unknown): void =>
  ask(
    () => postControl('settings', { [name]: value }),
    () => {
      settings.value = settings.value.map((setting) =>
        nameOf(setting) === name ? Object.assign({}, setting) : setting,
      );
    },
  );

type Props = { readonly setting: unknown };

/** Drawn again only when it was changed or refused: a response about another setting leaves what is typed here. */
class Value extends Component<Props> {
  override shouldComponentUpdate({ setting }: Props): boolean {
    return setting !== this.props.setting;
  }

  override render({ setting }: Props) {
    const value = at(setting, 'value');
    const label = nameOf(setting);
    if (typeof value === 'boolean') {
      return (
        <input
          type="checkbox"
          aria-label={label}
          checked={value}
          onChange={({ currentTarget }) => change(label, currentTarget.checked)}
        />
      );
    }
    return (
      <input
        aria-label={label}
        value={String(value)}
        onChange={({ currentTarget: { value: typed } }) =>
          change(label, typeof value === 'number' ? Number(typed) : typed)
        }
      />
    );
  }
}

/** The settings with their meaning; a value that the stack refuses stays as it was. */
export const Settings = () => {
  useEffect(() => ask(() => getControl('settings')), []);
  return (
    <section>
      <h2>Settings</h2>
      <table>
        <tbody>
          {settings.value.map((setting) => (
            <tr key={nameOf(setting)}>
              <th scope="row">{nameOf(setting)}</th>
              <td>
                <Value setting={setting} />
              </td>
              <td>{textAt(setting, 'meaning')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { explain, getControl, postControl } from '../api/control.ts';
import { at, textAt } from '../state/json.ts';
import { notice } from '../state/page.ts';

type Props = { readonly setting: unknown; readonly change: (value: unknown) => void };

const Value = ({ setting, change }: Props) => {
  const value = at(setting, 'value');
  const label = textAt(setting, 'name');
  if (typeof value === 'boolean') {
    return (
      <input
        type="checkbox"
        aria-label={label}
        checked={value}
        onChange={({ currentTarget }) => change(currentTarget.checked)}
      />
    );
  }
  return (
    <input
      aria-label={label}
      value={String(value)}
      onChange={({ currentTarget }) =>
        change(typeof value === 'number' ? Number(currentTarget.value) : currentTarget.value)
      }
    />
  );
};

/** The settings with their meaning; a value that the stack refuses stays as it was. */
export const Settings = () => {
  const settings = useSignal<readonly unknown[]>([]);
  const take = (found: unknown): void => {
    settings.value = Array.isArray(found) ? found : [];
  };
  const refuse = (error: unknown): void => {
    notice.value = explain(error);
    settings.value = [...settings.value];
  };
  useEffect(() => {
    getControl('settings').then(take, refuse);
  }, []);
  return (
    <section>
      <h2>Settings</h2>
      <table>
        <tbody>
          {settings.value.map((setting) => {
            const name = textAt(setting, 'name');
            const change = (value: unknown) =>
              void postControl('settings', { [name]: value }).then(take, refuse);
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <Value setting={setting} change={change} />
                </td>
                <td>{textAt(setting, 'meaning')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
};

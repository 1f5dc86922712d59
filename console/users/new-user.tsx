import { useSignal } from '@preact/signals';
import { Field } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { textAt } from '../state/json.ts';
import { selectedUser } from '../state/view.ts';
import { admin, readUsers } from './user.ts';

/** Adds a user as an administrator does; the address counts as verified. */
export const NewUser = () => {
  const address = useSignal('');
  const invites = useSignal(false);
  const add = async (): Promise<void> => {
    const before = selectedUser.value;
    const result = await admin('AdminCreateUser', address.value.trim(), {
      UserAttributes: [
        { Name: 'email', Value: address.value.trim() },
        { Name: 'email_verified', Value: 'true' },
      ],
      ...(invites.value ? { DesiredDeliveryMediums: ['EMAIL'] } : { MessageAction: 'SUPPRESS' }),
    });
    await readUsers();
    const user = typeof result === 'object' && result !== null && 'User' in result && result.User;
    // Who was opened meanwhile stays open.
    if (selectedUser.value === before) selectedUser.value = textAt(user, 'Username');
  };
  return (
    <Form label="Add a user" submit="Add" run={add}>
      <h2>Add a user</h2>
      <Field label="E-mail" type="email" text={address} isRequired />
      <label>
        <input
          type="checkbox"
          checked={invites.value}
          onChange={({ currentTarget }) => {
            invites.value = currentTarget.checked;
          }}
        />{' '}
        Mail an invitation
      </label>
    </Form>
  );
};

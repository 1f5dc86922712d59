import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { cognito, forgetCodes, userPoolId } from '../api/cognito.ts';
import { CallError, explain } from '../api/control.ts';
import { Action } from '../parts/action.tsx';
import { Field } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { JsonView } from '../parts/json-view.tsx';
import { notice } from '../state/page.ts';
import { goTo, traceFilter } from '../state/view.ts';
import { admin, type Detail, detail, readDetail, type User } from './user.ts';

const Actions = ({ user }: { readonly user: User }) => (
  <div class="actions">
    {user.status === 'UNCONFIRMED' ? (
      <Action run={() => admin('AdminConfirmSignUp', user.name)}>Confirm</Action>
    ) : null}
    {user.enabled ? (
      <Action run={() => admin('AdminDisableUser', user.name)}>Disable</Action>
    ) : (
      <Action run={() => admin('AdminEnableUser', user.name)}>Enable</Action>
    )}
    <Action question="Delete for good?" run={() => admin('AdminDeleteUser', user.name)}>
      Delete
    </Action>
    <button
      type="button"
      onClick={() => {
        traceFilter.value = user.name;
        goTo('trace');
      }}
    >
      Events of this user
    </button>
  </div>
);

type DetailProps = { readonly user: User; readonly found: Detail };

const Groups = ({ user, found: { groups } }: DetailProps) => {
  const name = useSignal('');
  const add = async (): Promise<void> => {
    const GroupName = name.value.trim();
    const exists = (error: unknown) => {
      if (!(error instanceof Error && /exist/i.test(error.message))) throw error;
    };
    await cognito('CreateGroup', { UserPoolId: userPoolId(), GroupName }).catch(exists);
    await admin('AdminAddUserToGroup', user.name, { GroupName });
    // What was typed meanwhile stays.
    if (name.value.trim() === GroupName) name.value = '';
  };
  return (
    <div class="card">
      <h3>Groups</h3>
      {groups.length === 0 ? <p class="hint">The user is in no group.</p> : null}
      {groups.map((group) => (
        <Action
          key={group}
          run={() => admin('AdminRemoveUserFromGroup', user.name, { GroupName: group })}
        >
          {group}: remove
        </Action>
      ))}
      <Form label="Add to a group" submit="Add" run={add}>
        <Field label="Group" text={name} isRequired />
      </Form>
    </div>
  );
};

const Unlock = ({ user }: { readonly user: User }) => {
  const isDone = useSignal(false);
  const unlock = async (): Promise<void> => {
    isDone.value = false;
    await forgetCodes(user.attributes.sub ?? user.name);
    isDone.value = true;
  };
  return (
    <div class="card">
      <h3>Unlock</h3>
      <p>
        This forgets wrong answers and mails of the user, and the code on its way, as{' '}
        <code>npm run codes -- reset</code> does.
      </p>
      <Action run={unlock}>Unlock</Action>
      <p role="status">{isDone.value ? 'The next sign-in sends a new code at once.' : ''}</p>
    </div>
  );
};

/** Groups and profile, read whenever the list has brought the user anew: one who was deleted is read no more. */
const useDetail = (user: User) => {
  useEffect(() => {
    readDetail(user).catch((error: unknown) => {
      // The user was deleted meanwhile, and the list without the user is on its way.
      if (error instanceof CallError && error.code === 'UserNotFoundException') return;
      notice.value = explain(error);
    });
  }, [user]);
  return detail.value?.name === user.name ? detail.value : undefined;
};

/** What was read of a user beside the list: nothing is said about it before. */
const Found = ({ user, found }: DetailProps) => (
  <>
    <h3>Profile</h3>
    {found.profile === undefined ? (
      <p class="hint">No row yet: it is written after the first confirmation or sign-in.</p>
    ) : (
      <JsonView label="Profile" value={found.profile} />
    )}
    <div class="cards">
      <Groups user={user} found={found} />
      <Unlock user={user} />
    </div>
  </>
);

/** One user: attributes, groups, identities, the profile's row, and what an administrator may do. */
export const UserDetail = ({ user }: { readonly user: User }) => {
  const found = useDetail(user);
  const { identities, ...attributes } = user.attributes;
  return (
    <article>
      <h2>{user.attributes.email ?? user.name}</h2>
      <p class="summary">
        {user.name} · {user.status} · {user.enabled ? 'enabled' : 'disabled'}
      </p>
      <Actions user={user} />
      <h3>Attributes</h3>
      <JsonView label="Attributes" value={attributes} />
      <h3>Identities</h3>
      {identities === undefined ? (
        <p class="hint">No identity of another provider is linked.</p>
      ) : (
        <p>{identities}</p>
      )}
      {found === undefined ? null : <Found user={user} found={found} />}
    </article>
  );
};

import { useEffect } from 'preact/hooks';
import { explain } from '../api/control.ts';
import { Boundary } from '../parts/boundary.tsx';
import { Empty } from '../parts/empty.tsx';
import { Filter } from '../parts/filter.tsx';
import { Panes } from '../parts/panes.tsx';
import { info, notice, userChanges } from '../state/page.ts';
import { selectedUser, usersFilter } from '../state/view.ts';
import { NewUser } from './new-user.tsx';
import { readUsers, type User, users } from './user.ts';
import { UserDetail } from './user-detail.tsx';

const matches = ({ name, status, attributes }: User): boolean =>
  [name, status, ...Object.values(attributes)]
    .join(' ')
    .toLowerCase()
    .includes(usersFilter.value.toLowerCase());

const Row = ({ user }: { readonly user: User }) => (
  <button
    type="button"
    class="row"
    data-row
    aria-current={user.name === selectedUser.value ? 'true' : undefined}
    onClick={() => {
      selectedUser.value = user.name;
    }}
  >
    <span class="name">{user.attributes.email ?? user.name}</span>
    {user.enabled ? null : <span class="tag">disabled</span>}
    <span class="ms">{user.status}</span>
  </button>
);

const List = ({ shown }: { readonly shown: readonly User[] }) => (
  <>
    <div class="bar">
      <Filter text={usersFilter} hint="Name, address or status" />
    </div>
    <div class="rows">
      {users.value?.length === 0 ? (
        <Empty>
          <p>
            <b>The pool has no user.</b>
          </p>
          <p>Add one here, or sign up in the view «Sign in».</p>
        </Empty>
      ) : null}
      {shown.length === 0 && users.value?.length ? (
        <Empty>No user matches the filter.</Empty>
      ) : null}
      {shown.map((user) => (
        <Row key={user.name} user={user} />
      ))}
      <div class="single">
        <NewUser />
      </div>
    </div>
  </>
);

/** The users of the pool; read again whenever one changes. */
export const UsersView = () => {
  useEffect(() => {
    if (info.value === undefined) return;
    readUsers().catch((error: unknown) => {
      notice.value = explain(error);
    });
  }, [userChanges.value, info.value]);
  const shown = (users.value ?? []).filter(matches);
  const user = shown.find(({ name }) => name === selectedUser.value);
  return (
    <Panes
      label="Users"
      list={<List shown={shown} />}
      detail={
        user === undefined ? (
          <Empty>A user that is selected stands here, with groups and profile.</Empty>
        ) : (
          <Boundary key={user.name} value={user}>
            <UserDetail user={user} />
          </Boundary>
        )
      }
      isOpen={user !== undefined}
      onBack={() => {
        selectedUser.value = '';
      }}
    />
  );
};

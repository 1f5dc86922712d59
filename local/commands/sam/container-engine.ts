import { connect, type NetConnectOpts } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** Where Docker, Docker Desktop, rootless Docker and Finch listen on Linux and macOS. */
const usualSockets = (home: string, runtimeDirectory: string): readonly string[] => [
  '/var/run/docker.sock',
  join(home, '.docker/run/docker.sock'),
  join(home, '.finch/finch.sock'),
  '/Applications/Finch/lima/data/finch/sock/finch.sock',
  join(runtimeDirectory, 'docker.sock'),
];

/** The socket or address of a DOCKER_HOST value: `unix:///run/docker.sock`, `npipe://...` or `tcp://host:port`. */
const addressOf = (dockerHost: string): NetConnectOpts => {
  if (/^(unix|npipe):\/\//.test(dockerHost)) {
    return { path: dockerHost.replace(/^[a-z]+:\/\//, '') };
  }
  const { hostname, port } = new URL(dockerHost);
  return { host: hostname, port: Number(port || 2375) };
};

/** DOCKER_HOST if set, as in every Docker client; otherwise each default socket. */
const addresses = (env: Env): readonly NetConnectOpts[] => {
  const { DOCKER_HOST: dockerHost, XDG_RUNTIME_DIR: runtimeDirectory } = env;
  if (dockerHost) return URL.canParse(dockerHost) ? [addressOf(dockerHost)] : [];
  return usualSockets(homedir(), runtimeDirectory ?? '/run').map((path) => ({ path }));
};

const isListening = (address: NetConnectOpts): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(address);
    const end = (open: boolean) => () => {
      socket.destroy();
      resolve(open);
    };
    socket.setTimeout(1_000, end(false));
    socket.once('connect', end(true)).once('error', end(false));
  });

/** Whether a container engine listens on this machine. */
export const hasContainerEngine = async (env: Env): Promise<boolean> =>
  (await Promise.all(addresses(env).map(isListening))).includes(true);

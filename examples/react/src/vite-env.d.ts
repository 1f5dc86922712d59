interface ImportMetaEnv {
  readonly VITE_LOCAL_STACK?: string;
  readonly VITE_USER_POOL_ID?: string;
  readonly VITE_USER_POOL_CLIENT_ID?: string;
  readonly VITE_IDENTITY_POOL_ID?: string;
  readonly VITE_USER_FILES_BUCKET?: string;
}

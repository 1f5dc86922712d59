import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The local stack admits pages of this machine, so no proxy is needed.
export default defineConfig({ plugins: [react()], server: { host: '127.0.0.1' } });

// Builds the web app into web/dist, and serves it while it is written, with the API of a running Kith behind it.
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const port = process.env['KITH_PORT'] ?? '4321'

export default defineConfig({
  root: fileURLToPath(new URL('web', import.meta.url)),
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, reportCompressedSize: true },
  server: {
    host: '127.0.0.1',
    fs: { allow: ['..'] },
    // The slash keeps web/api.ts out.
    proxy: { '^/api/': { target: `http://127.0.0.1:${port}`, changeOrigin: false } },
  },
})

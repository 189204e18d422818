// Health check of a container: exits with 0 if the address answers with a 2xx status. The image has no other HTTP client.
const LIMIT_MS = 2_500;

void fetch(process.argv[2] ?? "", { signal: AbortSignal.timeout(LIMIT_MS) }).then(
  ({ ok }) => process.exit(ok ? 0 : 1),
  () => process.exit(1),
);

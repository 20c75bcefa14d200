import { serve } from '../../server/src/index.ts';

/** Serves a store on a free port and says where; a file of its own, so that runs can start their threads from it. */
const [store = '', webDist, writeToken] = process.argv.slice(2);
const running = await serve({ store, port: 0, webDist, writeToken });
process.stdout.write(`${running.address}\n`);
process.on('SIGTERM', async () => {
  await running.close();
  process.exit(0);
});

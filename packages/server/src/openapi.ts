import { createApp } from './app.ts';

/** The API's description as an OpenAPI document, made without a server and without any region. */
export async function openApiDocument(): Promise<unknown> {
  const none = { list: async () => [], listBroken: async () => [], find: async () => undefined, close: async () => {} };
  const app = await createApp({ regions: none });
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}

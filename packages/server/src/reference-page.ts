import { speaker } from '@junheng/display';
import { type Language, languages } from '@junheng/engine/domain';
import reference from '@scalar/fastify-api-reference';
import type { App } from './routes/route.ts';

const attribute = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Nothing is loaded from elsewhere and no request is sent through anybody else's machine. */
const settings = {
  withDefaultFonts: false,
  showDeveloperTools: 'never',
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  documentDownloadType: 'json',
};

const page = (language: Language) => {
  const title = attribute(speaker(language).t('app.api.title'));
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="icon" href="/mark.svg"></head>
<body><script id="api-reference" data-url="/api/openapi.json" data-configuration="${attribute(JSON.stringify(settings))}"></script>
<script src="/api/reference-assets/js/scalar.js"></script></body>
</html>
`;
};

/**
 * The reference page of the API at `/api/reference`, drawn by Scalar from `/api/openapi.json`. The page is ours and its
 * script a file, because the app's content policy lets no script stand inside a page.
 */
export async function serveReferencePage(app: App): Promise<void> {
  await app.register(reference, {
    routePrefix: '/api/reference-assets',
    configuration: { ...settings, url: '/api/openapi.json' } as Record<string, unknown>,
  });
  app.get('/api/reference', { schema: { hide: true } }, (request, reply) => {
    const wanted = /^zh/i.test(request.headers['accept-language'] ?? '') ? 'zh' : 'en';
    const asked = (request.query as { readonly lang?: unknown }).lang;
    const language = languages.find((one) => one === asked) ?? wanted;
    return reply.type('text/html; charset=utf-8').send(page(language));
  });
}

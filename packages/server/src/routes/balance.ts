import { findingsAnswer, regionParams } from '../contract.ts';
import { getArtefact, getRegion, problems, type Routes } from './route.ts';

/** Zones where care is short or ample, most people first. */
export const balanceRoutes: Routes = (app, context) => {
  app.get(
    '/api/regions/:region/findings',
    {
      schema: {
        summary: 'Zones where care is short or ample, most people first',
        tags: ['balance'],
        params: regionParams,
        response: { 200: findingsAnswer, ...problems },
      },
    },
    async (request) => {
      const region = await getRegion(context, request.params.region);
      const [balance, profile] = [await getArtefact(region, 'balance'), await getArtefact(region, 'profile')];
      const zones = profile.value.detail?.zones;
      const at = new Map((zones?.zone_id ?? []).map((id, index) => [id, index]));
      const findings = (balance.value.detail?.services ?? []).flatMap((service) =>
        service.findings.map((finding) => {
          const index = at.get(finding.zone_id) ?? -1;
          const zh = zones?.name[index] ?? finding.zone_id;
          return { ...finding, zone: { zh, en: zones?.name_en[index] ?? zh } };
        }),
      );
      return { findings: findings.sort((a, b) => b.persons - a.persons || (a.zone_id < b.zone_id ? -1 : 1)) };
    },
  );
};

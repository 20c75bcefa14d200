import { app } from './app/index.ts';
import { balance } from './balance.ts';
import { cli } from './cli.ts';
import { common } from './common.ts';
import { config } from './config.ts';
import { connection } from './connection.ts';
import { data } from './data.ts';
import { decide } from './decide.ts';
import { dispatch } from './dispatch.ts';
import { feedback } from './feedback.ts';
import { forecast } from './forecast.ts';
import { plan } from './plan.ts';
import { pool } from './pool.ts';
import { profile } from './profile.ts';
import { region } from './region.ts';
import { report } from './report.ts';
import { simulate } from './simulate.ts';
import { source } from './source.ts';

/** Every text that a user sees, Chinese. One file a stage, one for what all share. */
export const zh = {
  app,
  cli,
  common,
  config,
  connection,
  region,
  source,
  pool,
  profile,
  balance,
  forecast,
  plan,
  simulate,
  dispatch,
  data,
  decide,
  feedback,
  report,
} as const;

import { frame } from './frame.ts';
import { home } from './home.ts';
import { map } from './map.ts';
import { pool } from './pool.ts';
import { problem } from './problem.ts';
import { stages } from './stages.ts';

/** 应用界面自身的文字，按部分分文件。 */
export const app = { ...frame, ...problem, ...home, ...pool, ...map, ...stages } as const;

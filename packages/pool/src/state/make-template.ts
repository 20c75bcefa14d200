import { PGlite } from '@electric-sql/pglite';

/** A process of its own: makes an empty database in the folder that is named, and closes it in good order. */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new RangeError('make-template.ts <folder>');
const database = await PGlite.create(folder);
await database.exec('CHECKPOINT');
await database.close();

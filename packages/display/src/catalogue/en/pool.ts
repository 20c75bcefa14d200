export const pool = {
  figure: {
    tables: { label: 'Tables', definition: 'Standard tables that hold rows in this snapshot.' },
    rows: { label: 'Rows held', definition: 'Rows of all standard tables in this snapshot.' },
    zones: { label: 'Zones', definition: 'Smallest areas that are planned for, as the sources list them.' },
    population_zones: {
      label: 'People of the zones',
      definition:
        'Residents of all zones, in the year that results use. Where a place gives a total beside ages or sexes, the total counts.',
    },
    facilities: {
      label: 'Facilities',
      definition: 'Places of care that the sources list, whether their beds are known or not.',
    },
    beds: {
      label: 'Beds',
      definition:
        'Sum of the reported beds, in the state that the first service of the region counts. A facility without a count is unknown, not 0, and adds nothing.',
    },
  },
  note: {
    population_differs:
      'The zones have {{zones}} people ({{zones_year}}), the areas of level "{{level}}" {{areas}} ({{areas_year}}). The two sources do not describe the same people; results use those of the zones.',
    names_unknown_one: '{{n}} row of the table "{{table}}" names something in "{{column}}" that no source describes.',
    names_unknown_other: '{{n}} rows of the table "{{table}}" name something in "{{column}}" that no source describes.',
  },
  score: {
    completeness: 'Completeness',
    timeliness: 'Timeliness',
    accuracy: 'Accuracy',
    consistency: 'Consistency',
    update_frequency: 'Update frequency',
    insufficient: 'insufficient history',
  },
  error: {
    linkageSource: 'The region has no source {{source}}. There are: {{there}}.',
    linkageMissing: 'The linkage store {{folder}} holds no people of {{source}}. Encode its delivery first.',
    linkageSealed:
      '{{file}} cannot be opened: it was written with another key, or its bytes have changed. Encode the delivery again with the key of this region.',
    linkageUndeclared:
      'The contract of {{source}} does not say what people are linked by. Add linkage with person_key, name, born and sex.',
    fileGone: 'The file {{file}} of the pool is gone. Run again: it is made anew from the deliveries.',
    artefactGone: 'The result {{id}} is listed, but its file {{file}} is gone. Run again to make it anew.',
    artefactChanged:
      'The file {{file}} of the result {{id}} was changed after it was written and is not used. Delete it and run again.',
    catalogueBroken:
      'The catalogue {{file}} cannot be read ({{why}}). Move it away and run again; the deliveries are still there.',
    traceArtefact: 'There is no result "{{name}}" here. Results of these stages are: {{there}}.',
    traceFigure:
      'There is no single figure "{{name}}". What there is: {{there}}. A place stands after @, a service after a colon.',
    notWritten:
      'The disk under {{folder}} refused to be written ({{why}}). Make room there or have it looked at, then run again: what was there before stands as it was.',
    databaseUnreachable:
      'The database {{place}} does not let us in ({{why}}). Check the address, user and password in DATABASE_URL and that the server runs.',
    databaseOld:
      'The database of DATABASE_URL is PostgreSQL {{version}}. Junheng needs 15 or later: have it upgraded, or leave DATABASE_URL out.',
    databaseRefused:
      'The database {{place}} does not let this user make its tables ({{why}}). Ask its administrator for the right to create the schema "junheng".',
    stateVersion:
      'The state database in {{folder}} was made by PostgreSQL {{there}}, and this Junheng brings PostgreSQL {{ours}}. Start it with the Junheng that made it, or move the folder away: snapshots and results are taken in again from the regions.',
    snapshotUnknown: 'There is no snapshot "{{id}}" that is kept here. Those that are: {{there}}.',
    snapshotAmbiguous: '"{{id}}" begins the names of several snapshots: {{there}}. Write a few more letters.',
    erasureBroken:
      "The record of an erasure {{file}} is not what was signed ({{why}}). Restore it from the copy beside the region's key.",
    folderLocked:
      'The folder {{folder}} is in use by another Junheng (process {{pid}}, port {{port}}). End that one first, or choose another folder.',
  },
} as const;

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
    alarms_one: '{{n}} alarm on the quality of what one source sent. See the list of alarms.',
    alarms_other: '{{n}} alarms on the quality of what was sent, from {{sources}} sources. See the list of alarms.',
    population_differs:
      'The zones have {{zones}} people ({{zones_year}}), the areas of level "{{level}}" {{areas}} ({{areas_year}}). The two sources do not describe the same people; results use those of the zones.',
    population_uneven_one:
      'People add up to the same ({{year}}), but one area of level "{{level}}" does not hold those of its zones: {{place}} has {{area}}, its zones {{zones}}.',
    population_uneven_other:
      'People add up to the same ({{year}}), but {{n}} areas of level "{{level}}" do not hold those of their zones, furthest off {{place}}: it has {{area}}, its zones {{zones}}.',
    person_in_two_beds_one: '{{n}} inpatient stay begins while the same person is still in another bed.',
    person_in_two_beds_other: '{{n}} inpatient stays begin while the same person is still in another bed.',
    outside_validity_one: '{{n}} contact took place at a facility before it opened or after it closed.',
    outside_validity_other: '{{n}} contacts took place at a facility before it opened or after it closed.',
    intensive_above_hospital_one:
      'Once intensive care holds more patients than the whole facility: at {{place}} {{more}} of {{less}}. One of the two is wrong.',
    intensive_above_hospital_other:
      'In {{n}} reports intensive care holds more patients than the whole facility, most at {{place}}: {{more}} of {{less}}. One of the two is wrong.',
    staffed_above_physical_one: 'At {{place}} more is staffed than is there: {{more}} against {{less}}.',
    staffed_above_physical_other:
      'In {{n}} cases more is staffed than is there, most at {{place}}: {{more}} against {{less}}.',
    physical_above_licensed_one:
      'At {{place}} more is there than is licensed: {{more}} against {{less}}. Extra beds are real life, and a finding.',
    physical_above_licensed_other:
      'In {{n}} cases more is there than is licensed, most at {{place}}: {{more}} against {{less}}. Extra beds are real life, and a finding.',
    names_unknown_one: '{{n}} row of the table "{{table}}" names something in "{{column}}" that no source describes.',
    names_unknown_other: '{{n}} rows of the table "{{table}}" name something in "{{column}}" that no source describes.',
    staffed_derived_one:
      'One facility reports beds but no staffed ones. They are derived from its nurses, {{ratio}} a bed, for figures and for comparison with beds in use.',
    staffed_derived_other:
      '{{n}} facilities report beds but no staffed ones. They are derived from their nurses, {{ratio}} a bed, for figures and for comparison with beds in use.',
  },
  /** What a detector found; who says it fills in source, place and column. */
  alarm: {
    missing_delivery: '{{source}}: nothing came for {{from}} to {{to}}, although the contract expects it.',
    late_delivery: '{{source}}: the delivery for {{from}} to {{to}} came {{days}} days after it was due.',
    repeated_delivery:
      '{{source}}: the delivery for {{from}} to {{to}} holds rows that were there already ({{found}} of {{rows}}). It was probably sent twice under another name.',
    rows_lost:
      '{{source}}, {{from}} to {{to}}: {{found}} rows came where {{expected}} were expected, {{share}} % fewer.',
    rows_surplus:
      '{{source}}, {{from}} to {{to}}: {{found}} rows came where {{expected}} were expected, {{share}} % more.',
    rule_breaches:
      '{{source}}, {{from}} to {{to}}: {{found}} of {{rows}} rows break the rule {{rule}}, where about {{expected}} are usual.',
    unknown_codes:
      '{{source}} {{place}}, {{from}} to {{to}}: {{found}} rows hold codes that were not known before, where about {{expected}} are usual. Maybe a list of codes has changed.',
    count_scaled:
      '{{source}} {{place}}, {{from}} to {{to}}, {{column}}: {{found}} reported where {{expected}} were expected ({{factor}} times as many), and back to normal after.',
    zero_run:
      '{{source}} {{place}}, {{from}} to {{to}}: zeros on {{periods}} dates where {{expected}} were expected. Probably nothing was reported.',
    stuck_value: '{{source}} {{place}}, {{column}}: {{found}} on {{periods}} dates running, {{from}} to {{to}}.',
    day_shift:
      '{{source}} {{place}}, {{from}} to {{to}}: days come {{days}} day off what weekdays and holidays, or another source, say. The dates seem shifted.',
    unit_changed:
      '{{source}} {{place}}, {{column}}: about {{found}} since {{from}}, about {{expected}} before ({{factor}} times). Maybe the unit has changed.',
    columns_swapped:
      '{{source}} {{place}}: since {{from}} {{column}} looks like {{other}} and {{other}} like {{column}}.',
    value_spike:
      '{{source}} {{place}}, {{column}}, {{from}} to {{to}}: the value {{value}} in {{found}} rows, where about {{expected}} are usual. Maybe it is a default.',
    distribution_drift:
      '{{source}} {{place}}, {{column}}: values are spread otherwise since {{from}} (Jensen–Shannon {{divergence}}).',
  },
  alarmPlace: 'as a whole',
  alarmColumn: 'all figures',
  alarmRows: 'rows',
  /** Why a dimension of quality has no score. */
  insufficient: {
    no_rows: 'insufficient history: no rows came',
    no_schedule: 'insufficient history: the contract names no schedule',
    one_delivery: 'insufficient history: only one delivery so far',
    no_periods: 'insufficient history: file names tell no period',
    no_arrivals: 'insufficient history: nobody says when deliveries came',
    no_second_source: 'insufficient history: no second source tells the same',
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
    sealedNoKey:
      'The file {{file}} names people and is sealed with the key of its region, which is not here. Put the key back (person.key beside region.yaml, or the file that JUNHENG_PERSON_KEY_FILE names), and try again.',
    sealedOtherKey:
      'The file {{file}} was sealed with another key. Put back the key with which this pool was made; nothing is lost, and nothing was changed.',
    sealedBroken:
      'The sealed file {{file}} is not what was written: bytes were changed, or its end is missing. Restore it from a backup.',
    sealedRow:
      'Row {{row}} of the delivery {{delivery}} names people and is sealed, and the key of the region is not here. Put the key back, and repair the row then.',
    lockedElsewhere:
      'The folder {{folder}} is in use by a Junheng on another machine, {{machine}} (process {{pid}}, since {{since}}); whether it still runs cannot be seen from here. End it there; if it is certain that it runs no longer, delete the file {{file}} and try again.',
    noRollup: 'No counts of contacts are kept by "{{by}}". Those that are kept: {{there}}.',
    snapshotSwept:
      'The snapshot from which {{artefact}} was made is kept no longer, so its rows cannot be opened. Run the region again, and look at the rows of the new result.',
    folderLocked:
      'The folder {{folder}} is in use by another Junheng (process {{pid}}, port {{port}}). End that one first, or choose another folder.',
  },
} as const;

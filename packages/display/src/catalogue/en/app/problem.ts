/** What the API answers when it cannot. */
export const problem = {
  problem: {
    unknown_region: 'There is no region “{{region}}” in this store. The list of regions names those that there are.',
    outdated_region:
      'The results of “{{region}}” were made by another version of Junheng. “junheng run” makes them anew.',
    unknown_address: 'There is nothing at {{address}}. /api/openapi.json lists what can be asked.',
    unknown_table: 'The pool has no table “{{table}}”.',
    not_made: 'The stage “{{stage}}” has not been run for this region yet. “junheng run” makes it.',
    unknown_result: 'The stage “{{stage}}” has no result “{{artefact}}”; it may be kept no longer.',
    no_rows:
      'Figure {{index}} of the stage “{{stage}}” names no rows: it is computed from other figures, not counted from rows.',
    no_report: 'The report of “{{region}}” is not there. “junheng run” writes it.',
    unreadable_file:
      'The file {{file}} of “{{region}}” cannot be read ({{why}}). Check that this account may read it; “junheng run” writes it anew.',
    bad_question: 'The question does not have the form that is asked for. The details say which part.',
    wrong_host: 'This server answers on this machine only, not under the name {{host}}.',
    read_only:
      'This server is reachable from other machines and was given no token, so it shows no rows about people and takes no changes. Start it on 127.0.0.1, or set JUNHENG_STEWARD_TOKEN.',
    foreign_origin: 'A page of another site asked for a change. It was refused; open Junheng itself.',
    wrong_token: 'Rows about people, and changes, need the token of this server. The person who started it has it.',
    no_region_files:
      'The folder from which “{{region}}” was run is not on this machine, so nothing can be changed or read in anew here. Run the region from its folder again.',
    unknown_source: 'The region has no source “{{source}}”.',
    contract_changed:
      'Somebody else saved this contract in between: it is at version {{there}} now, and yours began at {{yours}}. Open it anew and make the change again.',
    contract_renamed: 'A contract keeps its source: this one is “{{source}}”, the text says “{{other}}”.',
    decided_otherwise:
      'The dictionary holds another decision about "{{term}}" by now ({{code}}). Look again; to put yours in its place, choose to replace it.',
    run_running: 'A run of “{{region}}” is under way. Wait for its end, then start the next.',
    run_broken: 'The run broke off; the log of the server says why. Pool and results are as they were before.',
    no_file: 'No file came. Send the file as the body, as application/octet-stream.',
    no_form: 'Rows of “{{table}}” have no form in FHIR. Those that have one: {{forms}}.',
    contract_same_version:
      'Version {{version}} is saved with other content. Raise the version, then save: the earlier one is kept.',
    unknown_column: 'The table “{{table}}” of the pool has no column “{{column}}”.',
    unknown_delivery: 'The present snapshot has no delivery “{{delivery}}”. Load the quarantine again, then try.',
    try_busy: 'Many are trying contracts or rows just now. Wait a moment, then try again.',
    try_too_heavy:
      'The trial went beyond its bounds ({{seconds}} s, {{memory}} MB) and was stopped; no data were changed. Look at the sample and the contract, or try it on the command line: junheng source check.',
    export_busy: 'Many are taking tables out just now. Wait a moment, then try again.',
    too_many_rows:
      'Grouped like this there are {{rows}} rows, more than the {{most}} of one answer. Group by less, or ask for a shorter time.',
    no_rollup: 'No counts of contacts are kept by “{{by}}”. Those that are kept: {{there}}.',
    too_many: 'Too many questions in a minute. Wait a moment, then go on.',
    unexpected: 'The server made a mistake. Nothing was changed; its log says what happened.',
  },
} as const;

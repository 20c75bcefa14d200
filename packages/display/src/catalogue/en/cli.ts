/** What the command line says. */
export const cli = {
  usage: {
    main: `Junheng puts a region's healthcare resources where its people need them.

Usage: junheng <verb> [options]

  start                     show a region in the browser; the first start makes a sample province
  run <region folder>       run a region's data through the whole loop: report and artefacts out, no server
  sample --out <folder>     write the sources of a made-up province
  source infer <file>       draft a contract from a file, for a person to correct
  source check <contract>   what would happen to a file under a contract, in plain words
  source replay <region>    corrected contracts over the deliveries that are kept, and what that changes
  codes import|unknown|review|decide   lists of codes, what none of them knows, free texts for people
  link <region folder>      which people of two sources are one
  snapshot list|diff|rollback|sweep <results>   the history of a region's data
  trace <results> <figure>  walk a figure back to rows, deliveries and contracts
  person erase <region>     take a person out of everything that the pool holds, with a signed record
  person verify <region>    prove that everybody who was erased is gone
  config                    print what can be set and what it is, secrets masked
  method list               name every method of the engine
  method describe <id>      the JSON schema of a method's input and output
  method run <id> --in <file>   run one method on a JSON document

  --lang zh|en   language; otherwise that of the system
  --help         what a verb takes, with an example: junheng run --help
  --version

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 input that cannot be used, 130 stopped by Ctrl-C.`,
    start: `Usage: junheng start [--port 8080] [--host 127.0.0.1] [--store ./data] [--region <folder> [--data <folder>]] [--drop <folder>]

Serves app and API. The first start makes a sample province and runs it; later starts serve what the store holds.

  --port <n>          port, 8080 when absent
  --host <address>    127.0.0.1 when absent: nobody else on the network can reach it
  --store <folder>    where what was made is kept, ./data when absent
  --region <folder>   run this region folder first and show it
  --data <folder>     where the paths of its contracts start, the region folder when absent
  --drop <folder>     files that are put into <folder>/<region>/<source>/ are taken in, and the region is run

Example: junheng start --port 9000 --region examples/regions/tiny`,
    config: `Usage: junheng config [--json]

Prints everything that can be set from outside: its name, what it is now, where that stands, what it is for. Passwords are masked.
Set it in the environment, or in a junheng.yaml where the command is typed (another file: JUNHENG_CONFIG):

  CLICKHOUSE_URL: http://reader:…@10.0.0.5:8123
  JUNHENG_SQL_SECONDS: 1800

Example: junheng config`,
    run: `Usage: junheng run <region folder> [--data <folder>] [--out <folder>] [--as-of <date>] [--seed <n>] [--lang zh|en] [--json]

Reads a region's data by its contracts, runs the whole loop, writes report.html, summary.json, findings.json and artefacts.

  --data <folder>   where the paths of the contracts start, the region folder when absent
  --out <folder>    where results go, ./out/<region> when absent
  --as-of <date>    last day that results may know of, YYYY-MM-DD; otherwise region.yaml, otherwise the last day of the data
  --seed <n>        whole number for every source of chance, 1 when absent
  --json            print summary.json to standard output

Example: junheng run examples/regions/tiny --out out/tiny`,
    sample: `Usage: junheng sample --out <folder> [--residents 3000000] [--years 3] [--seed 1] [--dirt 0.01] [--forms many|csv] [--contacts weekly|all]

Writes what a made-up province would send, region.yaml, contracts, and truth.json with what was planted.

  --residents <n>   20,000 to 50,000,000
  --dirt <share>    share of rows that are spoilt, 0 to 0.5
  --forms           many: CSV, GeoJSON, Excel, Parquet, FHIR, HL7 v2, claims and devices; csv: the same stays all in one table
  --contacts        all: each outpatient and emergency contact is a row too (17 million for 3 million residents)

Example: junheng sample --out out/sample-sources --residents 300000 --years 1`,
    source: `Usage: junheng source infer <file> [--table <name>] [--source <code>] [--out <contract.yaml>] [--json]
       junheng source check <contract.yaml> [file] [--data <folder>] [--all] [--json]
       junheng source replay <region folder> [source] [--out <folder>] [--as-of <day>] [--seed <n>] [--json]

infer drafts a contract from a file of any form: types, days, codes, the likely standard table. What is a guess bears "# ?": correct it.
check says what would become of a file's columns and rows under a contract. Nothing is written. Exit code 0 when every row can be
used, 1 when some cannot.
replay runs the contracts of today over the deliveries that the pool keeps, or that of one source, though their files are gone from
the data folder; then the whole loop. It says what changed.

  --table <name>    the standard table to draft for; otherwise the likeliest
  --source <code>   the code of the source; otherwise from the name of the file
  --out <file>      where the draft goes; otherwise it is printed
  --data <folder>   where the path in the contract starts; otherwise beside the contract, or one folder up
  --all             look at every row; otherwise at the beginning and at rows spread over the rest
  --json            print it as JSON

Example: junheng source check examples/regions/tiny/sources/hospitals.yaml`,
    codes: `Usage: junheng codes import <file> --kind admin|icd10|plain --code <column> --name <column> [--parent <column>] [--sheet <name>] --out <list.csv>
       junheng codes unknown <results> [--json]
       junheng codes review <results> [--source <source>] [--rows 50] [--json]
       junheng codes decide <dictionary> --term <text> (--code <code> | --none) [--replace]

import   brings an official list of your own (CSV or Excel) into the form that contracts name under codes_file
unknown  codes that came in and that no list of a contract holds, with their rows
review   free texts that no dictionary could place for sure, with its best guesses
decide   makes your decision an entry of the dictionary; the next run reads the deliveries again

Example: junheng codes import gbt2260.xlsx --kind admin --code 行政区划代码 --name 名称 --out codes/admin.csv`,
    link: `Usage: junheng link <region folder> --into <source> --from <source> --store <folder> --out <folder> --decided <date> [--data <folder>] [--upper 0.95] [--lower 0.3] [--json]

Encodes the people of two sources as their contracts' linkage says, compares them, and writes who is one person: person-links.csv for the pool,
review.csv for people. Names stay in the deliveries; the store holds keyed encodings, encrypted.

  --store <folder>   the linkage store: keep it apart from results and pool
  --decided <date>   day of the decision, YYYY-MM-DD
  --upper, --lower   chance from which a pair is linked, and from which it is shown

Example: junheng link my-region --into residents --from stays --store /secure/linkage --out out/links --decided 2025-07-31`,
    person: `Usage: junheng person erase <region folder> --key <pseudonym> | --id <identifier> --by <who> --reason <why> [--out <folder>] [--linkage <store>] [--json]
       junheng person verify <region folder> [--out <folder>] [--linkage <store>] [--json]

erase takes a person out of deliveries, quarantine and every kept snapshot of a region's pool, and keeps a signed record in the pool
and beside the region's key: later deliveries, replays and restored backups do not bring the person back. Run the region afterwards.
verify reads everything that is about people and says what breaks that promise. Exit code 0 when everybody is gone.

  --key <pseudonym>   as it stands in the pool (person_key)
  --id <identifier>   as the contract's pseudonym takes it; several parts are joined with |
  --by, --reason      who decided, and why: kept in the record
  --out <folder>      results folder; out/<region> when absent. End a server that has it open first
  --linkage <store>   the linkage store of "junheng link", from which the person goes too

Examples: junheng person erase my-region --key 3f9a… --by "A. Steward" --reason "asked for by the person"
          junheng person verify examples/regions/tiny`,
    snapshot: `Usage: junheng snapshot list <results folder> [--json]
       junheng snapshot diff <results folder> [<before> [<after>]] [--table <table> [--rows 20] [--offset 0]] [--json]
       junheng snapshot rollback <results folder> <snapshot> [--note <text>] [--json]
       junheng snapshot sweep <results folder> [--keep-days 90] [--afterwards month|year|nothing] [--dry-run] [--json]

A snapshot is one whole version of the data. Every run that changes something publishes one; any that is kept can be opened again.
A snapshot is named by its id, the beginning of it, "newest", or ~1, ~2 … for the steps before the newest.

  diff       what differs: rows and files of each table, deliveries of each source; with --table the rows themselves
  rollback   makes an earlier one the newest again, with its results and its report; nothing leaves the history
  sweep      deletes what no kept snapshot or result names; otherwise region.yaml says how long snapshots are kept

While a server shows the folder, these go through it.

Example: junheng snapshot diff out/tiny ~1 newest --table facility`,
    trace: `Usage: junheng trace <results folder> <stage or artefact>[/<figure>[@<place>][:<service>]] [--rows 10] [--json]

Says where a number comes from: the results it was made from, the snapshot, its rows, the deliveries that sent them and their contracts.

  --rows <n>   rows shown, 10 when absent, 1000 at most
  --json       print it as JSON

Example: junheng trace out/tiny pool/beds`,
    method: `Usage: junheng method list [--json]
       junheng method describe <stage>/<method>
       junheng method run <stage>/<method> --in <case.json> [--out <result.json>]

A list of numbers in the document may be { "csv": "file.csv", "column": "name" }, relative to the document.

Example: junheng method describe simulate/erlang-c`,
  },
  error: {
    verb: '"{{verb}}" is not a verb of junheng. "junheng --help" lists them.',
    part: '"junheng {{verb}}" has no "{{part}}". There are: {{parts}}.',
    partMissing: '"junheng {{verb}}" wants one of: {{parts}}. "junheng {{verb}} --help" shows what each takes.',
    option: 'The option "{{option}}" is not known here. "junheng {{verb}} --help" lists what this verb takes.',
    argument: '"{{option}}" wants a value: {{wants}}. "{{value}}" was given.',
    needs: '"junheng {{verb}}" needs {{what}}. "junheng {{verb}} --help" shows how.',
    extra: '"{{value}}" is one argument too many for "junheng {{verb}}". Paths with spaces stand in quotes.',
    unexpected:
      'Something went wrong that should not have: {{message}}. Nothing was half-written. Set JUNHENG_DEBUG=1 and try again for the details that a bug report needs.',
    system:
      'The system refused to write or read "{{file}}" ({{why}}). Check that there is room on the disk and that this account may write there, or choose another folder. Nothing is half-written.',
    served:
      'The folder "{{folder}}" belongs to the Junheng that runs at {{address}}. It runs a region as it was run last: for another folder, data, day or seed, end it first, or choose another folder with --out.',
    stopped: 'Stopped. What was finished before stays as it was; nothing is half-written.',
    port: 'Port {{port}} on {{host}} is in use. Choose another with --port, for example --port {{other}}, or end the program that uses it.',
    portDenied: 'This account may not listen on port {{port}} of {{host}}. Choose a port above 1024 with --port.',
    host: '"{{host}}" is not an address of this machine. Use 127.0.0.1, or an address that "--host" can listen on.',
    traceTarget:
      '"{{value}}" names no figure. Write a stage or the id of a result, then a figure: pool/beds, balance/gini:inpatient.',
    noResults:
      'The folder "{{folder}}" holds no results of a run. Run the region first, or name the folder that "junheng run" wrote.',
    methodUnknown:
      'There is no method "{{id}}". The nearest names are: {{near}}. "junheng method list" names them all.',
    inputFile: 'The file "{{file}}" cannot be read: {{why}}. Check the path after --in.',
    inputJson: 'The file "{{file}}" is not JSON: {{why}}.',
    inputShape:
      'The document does not fit the method "{{id}}": {{problems}}. "junheng method describe {{id}}" prints what it takes.',
    inputColumn: 'Column "{{column}}" of "{{file}}" cannot be used: {{why}}.',
    inputValues: 'The values do not fit together: {{why}}',
    outExists:
      'The folder "{{folder}}" is not empty and was not made by Junheng. Choose another with --out, or empty it first.',
  },
  sampleError: {
    notWhole: 'The sample cannot be made: --{{name}} must be a whole number from {{least}} to {{most}}, not {{value}}.',
    notShare: 'The sample cannot be made: --dirt must be a share from 0 to 0.5, not {{value}}.',
    noFolder: 'The sample cannot be made: name its folder with --out.',
    notMade: 'The sample cannot be made: the system gives no folder {{folder}} ({{why}}). Name another with --out.',
    isFile: 'The sample cannot be made: {{folder}} is a file. Name a folder that is new or empty.',
    otherFiles:
      'The sample cannot be made: {{folder}} holds files that are not a sample. Name a folder that is new or empty.',
    tooFewNames:
      'The sample cannot be made: there are not enough names of townships (the list holds about 700). Ask for fewer --residents.',
  },
  progress: {
    reading: 'reading {{source}}',
    rows: '{{n}} rows',
    stage: 'stage {{stage}}',
    report: 'writing the report',
    sample: 'making the sample province: {{what}}',
  },
  source: {
    head: 'What would happen if {{file}} came from "{{source}}" ({{form}})',
    refused: 'It would be refused: {{why}}',
    columns: 'Columns: all {{n}} that the contract asks for are there.',
    missing: 'Columns that are missing: {{columns}}',
    near: '"{{column}}" may be "{{near}}", whose name differs in case, spaces or punctuation only.',
    extra: 'Columns that the contract does not use (kept in the raw delivery only): {{columns}}',
    namesPeople:
      'The contract makes pseudonyms, so what is sent names people: it is kept sealed. Say so: classification: personal.',
    unmapped: 'Columns that the contract asks for and uses nowhere: {{columns}}',
    rows: 'Rows: {{checked}} read = {{accepted}} accepted + {{merged}} merged + {{quarantined}} held back; {{flagged}} of the accepted with a flag.',
    sampled: 'This is a sample of the first {{seen}} rows. --all looks at every row.',
    table_one: '{{table}}: {{n}} row',
    table_other: '{{table}}: {{n}} rows',
    filled: '  {{field}}: known in {{share}}',
    left: '  nothing fills: {{fields}}',
    keptOut_one: 'Held back, {{n}} row ({{rule}}): {{say}}',
    keptOut_other: 'Held back, {{n}} rows ({{rule}}): {{say}}',
    flagged_one: 'Flagged, {{n}} row ({{rule}}): {{say}}',
    flagged_other: 'Flagged, {{n}} rows ({{rule}}): {{say}}',
    example: '  line {{line}}: {{say}}',
    codes: 'Codes that no code list of the contract knows:',
    code_one: '  {{field}} = {{code}}: {{n}} row',
    code_other: '  {{field}} = {{code}}: {{n}} rows',
    lookup: 'Not checked, because it needs what the pool holds: whether {{table}}.{{match}} knows every name.',
    clean: 'Every row that was looked at can be used.',
    dirty: 'Not everything can be used; see above.',
    noFile: 'No file of "{{source}}" ({{file}}) was found. Name the file, or give its folder with --data.',
    drafted: 'A draft lies in {{file}}. {{guesses}} places bear "# ?": look at them before it is used.',
  },
  person: {
    erased:
      'Erased under record {{id}}: pseudonyms {{persons}}, snapshots written anew {{snapshots}}, deliveries written anew {{deliveries}}. Run the region to make its results anew, and "junheng person verify" for the proof.',
    checked: 'Looked at: records {{records}}, pseudonyms on the list {{persons}}, files about people {{files}}.',
    held: '  {{file}} still holds somebody on the list.',
    changed: '  {{file}} is not the file that the catalogue names.',
    left: '  {{file}} was left behind and may hold anybody. Run the region or "junheng person erase" again, and it is gone.',
    unfinished: '  {{file}}: the erasure was cut off. Ask for it again.',
    gone: 'Everybody on the list is gone from every file, and every file is what the catalogue says.',
    notGone: 'Not everybody is gone; see above. "junheng person erase" finishes it.',
  },
  replay: {
    same: 'The contracts read the kept deliveries as before: nothing changed.',
    source_one: '"{{source}}": {{n}} delivery, {{read}} rows read again.',
    source_other: '"{{source}}": {{n}} deliveries, {{read}} rows read again.',
    rows: '  before: {{accepted}} accepted, {{merged}} merged, {{quarantined}} held back; now: {{acceptedNow}} accepted, {{mergedNow}} merged, {{quarantinedNow}} held back.',
    keptOut: '  held back, {{before}} → {{after}} rows: {{say}}',
    flagged: '  flagged, {{before}} → {{after}} rows: {{say}}',
  },
  codes: {
    imported_one: '{{file}}: {{n}} code; rows without one: {{empty}}.',
    imported_other: '{{file}}: {{n}} codes; rows without one: {{empty}}.',
    refused_one: '{{n}} code has not the form of its kind and was left out: {{codes}}',
    refused_other: '{{n}} codes have not the form of their kind and were left out, for example {{codes}}',
    noneUnknown: 'Every code that came in is known.',
    unknown_one: '{{source}} ({{file}}): {{field}} "{{code}}", {{n}} row',
    unknown_other: '{{source}} ({{file}}): {{field}} "{{code}}", {{n}} rows',
    review_zero: 'No text waits for a person.',
    review_one: 'One text waits for a person:',
    review_other: '{{n}} texts wait for a person, the most frequent first:',
    sealed: 'may name people; sealed, and the key of the region is not here',
    reviewText_one: '  {{source}} {{field}}: "{{text}}", {{n}} row; guesses: {{guesses}}',
    reviewText_other: '  {{source}} {{field}}: "{{text}}", {{n}} rows; guesses: {{guesses}}',
    decidedBefore: '{{file}}: the dictionary says so of "{{term}}" already ({{code}}); nothing changed.',
    decided: '{{file}}: "{{term}}" now means {{code}}. The next run reads the deliveries again.',
  },
  link: {
    encoded: '{{source}}: {{people}} people in {{count}} rows; {{without}} rows name nobody for certain.',
    linked:
      'Linked by number: {{by_number}}; by names, birth and sex: {{by_probability}}, of {{count}} pairs compared.',
    written: 'Written to {{out}}: person-links.csv, and review.csv with {{review}} pairs for people to look at.',
  },
  snapshot: {
    table: 'The pool has no table "{{table}}". "junheng snapshot diff" without --table names those that differ.',
    unreachable:
      'The folder belongs to the Junheng at {{address}}, which does not answer ({{why}}). While it makes its first results it cannot: try again in a minute, or end it.',
    refused: 'The Junheng at {{address}} could not do that: {{why}}',
    step: '{{at}}  {{id}}  {{why}}  {{size}}',
    size_one: '{{n}} row, deliveries {{deliveries}}, {{size}}',
    size_other: '{{n}} rows, deliveries {{deliveries}}, {{size}}',
    gone: 'no longer kept',
    reason: {
      run: 'run',
      replay: 'replay',
      repair: 'repair',
      erasure: 'erasure',
      roll_back: 'rolled back',
      feedback: 'feedback',
    },
    between: 'From {{before}} to {{after}}',
    tableDiff: '{{table}}: {{before}} → {{after}} rows',
    sourceDiff:
      '{{source}}: deliveries +{{added}} −{{removed}} changed {{changed}}; read {{was_read}} → {{read}}, held back {{was_held}} → {{held}}',
    same: 'Nothing differs.',
    rowDiff: '{{table}}: {{added}} rows added, {{removed}} removed, {{changed}} versions of changed ones',
    rolledBack: 'Snapshot {{id}} is the newest again. The next run goes on from the deliveries as they are then.',
    swept_other: 'Swept: snapshots {{snapshots}}, results {{artefacts}}, files {{n}}; {{size}}.',
    wouldSweep_other: 'Would go: snapshots {{snapshots}}, results {{artefacts}}, files {{n}}; {{size}}.',
  },
  trace: {
    made: 'Made by, nearest first',
    artefact: '{{name}}: {{id}}, method version {{version}}, as of {{as_of}}, seed {{seed}}',
    snapshot_one: 'Snapshot {{id}}: {{n}} row in {{files}} files',
    snapshot_other: 'Snapshot {{id}}: {{n}} rows in {{files}} files',
    rows_one: '{{n}} row of {{table}} where {{where}}',
    rows_other: '{{n}} rows of {{table}} where {{where}}',
    allRows_one: 'The only row of {{table}}',
    allRows_other: 'All {{n}} rows of {{table}}',
    and: ' and ',
    comma: ', ',
    values_one: '{{values}}',
    values_other: '{{values}} … ({{n}} in all)',
    where: {
      eq: '{{column}} is {{value}}',
      ne: '{{column}} is not {{value}}',
      lt: '{{column}} is below {{value}}',
      le: '{{column}} is at most {{value}}',
      gt: '{{column}} is above {{value}}',
      ge: '{{column}} is at least {{value}}',
      le_day: '{{column}} is {{value}} or before',
      ge_day: '{{column}} is {{value}} or later',
      in: '{{column}} is one of {{value}}',
      is_null: '{{column}} is empty',
      is_not_null: '{{column}} is given',
      as_of: 'they hold on {{value}}',
    },
    more_one: '… and {{n}} more',
    more_other: '… and {{n}} more',
    deliveries: 'Deliveries of the snapshot',
    deliveriesOfRows: 'Deliveries that sent these rows',
    delivery:
      '{{source}}: {{file}}, delivery {{id}}, contract version {{version}}, {{owner}}; {{read}} read = {{accepted}} accepted + {{merged}} merged + {{quarantined}} held back',
    noValue: 'no data',
  },
  done: {
    run: 'Done in {{seconds}} s{{reused}}. Report: {{report}}',
    reused: ' ({{made}} of {{all}} stages made anew)',
    sample:
      'The sample province lies in {{folder}}: {{residents}} people, {{facilities}} facilities, {{stays}} stays. Next: junheng run {{folder}}',
    serving: 'Junheng shows {{regions}} at {{address}}',
    noApp: 'The app is not built, so only the API answers. “npx pnpm start” builds it first.',
    stop: 'Ctrl-C ends it.',
    firstStart:
      'First start: making a sample province and running it. This takes about a minute; later starts take seconds.',
    key: 'A key for pseudonyms was made: {{file}}. Keep it safe and apart from the results; without it the same people get other pseudonyms.',
    method: 'Result: {{file}}',
  },
} as const;

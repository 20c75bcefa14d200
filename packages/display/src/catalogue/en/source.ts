export const source = {
  figure: {
    sources: { label: 'Sources', definition: 'Sources of which at least one delivery was read.' },
    deliveries: {
      label: 'Deliveries',
      definition: 'Files that were read: of the data folder, and received in the inbox.',
    },
    rows_read: {
      label: 'Rows read',
      definition: 'Rows of all deliveries, as they stand in the files. Read = accepted + merged + quarantined.',
    },
    rows_accepted: {
      label: 'Rows accepted',
      definition: 'Rows that were used. A row may give several rows of standard tables, or none.',
    },
    rows_merged: {
      label: 'Rows merged',
      definition:
        'Rows that say again what another row said before, by their key. It is kept which row went into which.',
    },
    rows_quarantined: {
      label: 'Rows in quarantine',
      definition: 'Rows that break a rule which they must keep. They are kept as they were sent, with the reason.',
    },
    rows_flagged: {
      label: 'Rows with a flag',
      definition: 'Accepted rows that break a rule which they should keep, or hold a remarkable value.',
    },
  },
  note: {
    source_absent: 'The source "{{source}}" sent no file. Its contract allows that; what rests on it is missing.',
    rows_quarantined_one: '{{n}} row of "{{source}}" cannot be used and is in quarantine, with the reason.',
    rows_quarantined_other: '{{n}} rows of "{{source}}" cannot be used and are in quarantine, with the reasons.',
    rows_merged_one: '{{n}} row of "{{source}}" repeats another and was merged into it.',
    rows_merged_other: '{{n}} rows of "{{source}}" repeat others and were merged into them.',
    rows_below_expected_one: '{{file}} of "{{source}}" has {{n}} row; its contract expects at least {{expected}}.',
    rows_below_expected_other: '{{file}} of "{{source}}" has {{n}} rows; its contract expects at least {{expected}}.',
    rows_above_expected_one: '{{file}} of "{{source}}" has {{n}} row; its contract expects at most {{expected}}.',
    rows_above_expected_other: '{{file}} of "{{source}}" has {{n}} rows; its contract expects at most {{expected}}.',
    delivery_repeated:
      '{{file}} of "{{source}}" holds the same as {{earlier}}, which came before it; it was probably sent twice.',
    delivery_repairs_one: '{{n}} row of "{{source}}" left the quarantine for a repaired row and was read again.',
    delivery_repairs_other: '{{n}} rows of "{{source}}" left the quarantine for repaired rows and were read again.',
    period_missing_one: 'Of the series "{{source}}" one period did not come: {{periods}}.',
    period_missing_other: 'Of the series "{{source}}" {{n}} periods did not come: {{periods}}.',
    stand_in: '"{{source}}" is a stand-in: facts from elsewhere, used because the region has none of its own.',
    read_as: '"{{source}}" is not UTF-8; it was read as {{encoding}}.',
    extra_columns_one:
      '"{{source}}" has {{n}} column that its contract does not use; it is kept in the raw delivery: {{columns}}.',
    extra_columns_other:
      '"{{source}}" has {{n}} columns that its contract does not use; they are kept in the raw delivery: {{columns}}.',
    passed_over_one:
      'The file of "{{source}}" holds {{n}} record of another kind, which other sources may read: {{kinds}}.',
    passed_over_other:
      'The file of "{{source}}" holds {{n}} records of other kinds, which other sources may read: {{kinds}}.',
  },
  error: {
    fileMissing:
      'The file {{file}}, which the contract of "{{source}}" names, is not there. Put it there, give its folder with --data, or mark the source as optional in its contract.',
    configMissing: 'The file {{file}} is not there. Check the path, and the list of sources in region.yaml.',
    notThere: 'The file {{file}} is not there. Check its path.',
    fileUnreadable:
      '{{file}} is there, but cannot be read ({{why}}). It has to be a file that this account may read: check its permissions, and that no folder stands in its place.',
    packed:
      'The file {{file}} is a ZIP archive, an Excel workbook or a gzip file, not text. Unpack it, save it as CSV, or, if it is gzip, let its name end in .gz.',
    formatUnknown: 'The file {{file}} should be read as {{format}}, which this version cannot do.',
    noLines: 'The file {{file}} holds no lines that end within reason, so it is no table. Check what was put there.',
    emptyFile: 'The file {{file}} is empty. Ask the sender for it again.',
    headerOnly: 'The file {{file}} has a header and no rows. Ask the sender for it again.',
    wrongColumns:
      'The file {{file}} ("{{source}}") lacks columns that its contract asks for: {{missing}}. The file has: {{there}}. Mend the file, or the columns in the contract.',
    wrongFile:
      'The file {{file}} looks like another file than the contract of "{{source}}" expects. Missing columns: {{missing}}. The file has: {{there}}. Check which file was put there.',
    transposed:
      'The table in {{file}} ("{{source}}") lies on its side: the names of the columns ({{missing}}) stand in the first column. Turn it, so that they stand in the first line.',
    repeatedColumn: 'The file {{file}} has the column "{{column}}" more than once. Give each column a name of its own.',
    encodingUnknown:
      'The file {{file}} is neither UTF-8 nor GB18030: line {{line}} cannot be read. Save it as UTF-8, or name its encoding in the contract.',
    encodingUnreadable:
      'Line {{line}} of {{file}} cannot be read as {{encoding}}. Save the file as UTF-8, or correct the encoding in the contract.',
    brokenQuote:
      'In {{file}} a quotation mark opens on line {{line}} and nothing closes it. Close it there, or ask the sender for the file again.',
    gzipBroken: 'The file {{file}} cannot be unpacked; it may have been cut off. Ask the sender for it again.',
    jsonBroken: 'The file {{file}} is not valid JSON ({{why}}). Ask the sender for it again.',
    // Forms of files
    tooManyColumns:
      'The table in {{file}} has {{columns}} columns or more; {{limit}} is the most. Check what was put there, or send it in a long form.',
    unpacksTooFar:
      'The file {{file}} unfolds to more than {{limit}} times its size and was not read: no table does that. Ask the sender for it again, unpacked.',
    excelBroken:
      'The file {{file}} is no Excel workbook that can be read ({{why}}). Open it in a spreadsheet program, save it as .xlsx, and send it again.',
    excelOld:
      'The file {{file}} is an old (.xls) or an encrypted workbook. Save it as .xlsx without a password, or as CSV.',
    excelSheet:
      'The workbook {{file}} has no sheet {{sheet}}. Its sheets are: {{there}}. Correct the sheet in the contract.',
    excelTooLarge:
      'The workbook {{file}} holds more text than can be kept in memory. Save the sheet as CSV and send that.',
    parquetBroken: 'The file {{file}} is no Parquet file that can be read ({{why}}). Ask the sender for it again.',
    jsonTooLong:
      'The file {{file}} is one JSON document of more than {{limit}} million characters, too long to be held in memory. Send it as NDJSON, one record a line.',
    jsonRows:
      'The file {{file}} holds no list of records at {{path}}. Say in the contract, as format.rows, where the list is.',
    jsonPath:
      'The path "{{path}}" of the column "{{column}}" means nothing. A path is like name, address.city, ids[0].value or ["a name with dots"]. Correct it in the contract.',
    topologyBroken: 'The file {{file}} is no TopoJSON that can be read ({{why}}). Export it again, or as GeoJSON.',
    topologyObject:
      'The file {{file}} has no object "{{object}}". Its objects are: {{there}}. Name one of them in the contract as format.object.',
    inferForm:
      'The file {{file}} is {{form}}, whose columns are paths that nobody can guess. Start from a contract in examples/contracts or examples/sources.',
    inferTable: 'There is no standard table "{{table}}". The tables are: {{tables}}.',
    // FHIR and HL7
    fhirResource: 'FHIR R4 has no resource called "{{resource}}". Correct "resource" in the contract.',
    fhirPathBroken:
      'The path "{{path}}" of the column "{{column}}" is no FHIRPath ({{why}}). Correct it in the contract.',
    fhirPathUnknown:
      'The path "{{path}}" of the column "{{column}}" does not fit FHIR R4: {{at}} has no "{{name}}". There are: {{there}}. Correct it in the contract.',
    fhirPathPart:
      'The path "{{path}}" of the column "{{column}}" uses {{part}}, which is not supported. packages/pool/src/read/fhir/README.md lists what is.',
    fhirPathObject:
      'The path "{{path}}" of the column "{{column}}" leads to an object, not to a value. Say which part of {{at}} is meant: {{there}}.',
    hl7Path:
      'The path "{{path}}" of the column "{{column}}" means nothing. Write it as PV1-3.4, PID-3[2].1, PID-3[5=MR].1, DG1[2]-3.1 or PV1-44.day().',
    notHl7:
      'The file {{file}} holds no HL7 v2 messages: its first line must be an MSH segment, such as MSH|^~\\&|. Check which file lies there.',
    notFhir:
      'The file {{file}} is no FHIR resource: it has no resourceType. Send a FHIR R4 Bundle, a resource, or NDJSON.',
    fhirTooLong:
      'The file {{file}} is one JSON document that is too long to be held in memory. Send it as NDJSON, one resource a line, as FHIR bulk export gives it.',
    notFeatureCollection:
      'The file {{file}} is not a GeoJSON FeatureCollection (its type is "{{type}}"). Export it as a FeatureCollection.',
    yamlBroken: 'Line {{line}} of {{file}} is not valid YAML: {{why}}. Mend that line.',
    yamlUnfit:
      'In {{file}}, line {{line}}, the field "{{field}}" does not fit: {{en}}. See docs/your-own-region.md for what it may hold.',
    arrivalsBroken:
      'Line {{line}} of {{file}} cannot be read: it needs the columns file and arrived_at, with an instant such as 2025-08-02T06:30:00Z. It says: {{value}}.',
    deliveryTooLarge:
      'The delivery {{file}} is larger than {{limit}} MB and was not taken in. Send it in parts, or raise the limit.',
    inboxFull:
      'The delivery {{file}} was not taken in: the inbox of this region would hold more than {{limit}} MB. Set retention_days in contracts so that old deliveries go, or raise JUNHENG_INBOX_BYTES.',
    deliveryName:
      '"{{file}}" cannot name a delivery. Use letters, digits, spaces, dots, - and _, at most 80 of them, and no folder.',
    unknownSource: 'There is no source "{{source}}" here. The sources are: {{sources}}.',
    notInQuarantine:
      'Row {{row}} of the delivery {{delivery}} is not in quarantine: it was repaired already, or another delivery took its place. Look at the list again.',
    rawGone:
      'The delivery {{file}} of "{{source}}" ({{delivery}}) is not kept in the pool any more, or was changed there. Send it again, and run instead of replaying.',
    nothingToReplay: 'There is nothing to replay in {{folder}}: no run has finished there yet. Run the region first.',
    receiptBroken: 'The receipt {{file}} cannot be read ({{why}}). Restore it from a backup, or remove its folder.',
    fileChanged:
      '{{file}} changed while it was read, and nothing of it was taken in. Write files under another name, rename them when they are whole, and run again.',
    inboxChanged:
      'The file {{file}} of the inbox is not what was received: its checksum differs. Restore it from a backup.',
    sealKeyMissing:
      'The contract of "{{source}}" says that its deliveries name people, and such are kept sealed; but no key was given. Give the file of the region\'s key, or let one be made.',
    keyMissing:
      'The contract of "{{source}}" asks for pseudonyms, but no key was given. Give the file of the region\'s key, or let one be made.',
    codeListTooLong: '{{file}} has more than {{count}} rows: that is no code list. Check that it is the right file.',
    codeListBroken: '{{file}}, line {{line}}: the row cannot be read. Correct its quotation marks.',
    codeTwice: '{{file}}: the code {{code}} stands there twice, as "{{one}}" and as "{{other}}". Keep one.',
    codeListEmpty: '{{file}}: no row has a code of the kind {{kind}}. Check the kind and which column holds the codes.',
    decidedOtherwise:
      '{{file}} says {{code}} of "{{term}}" already. Look first; to put your decision in its place, use --replace.',
    decisionIdle:
      'With "{{term}}" as {{code}}, "{{text}}" would still not get that code. Take the whole text as the term, or another part of it.',
    noDictionary: 'The field "{{field}}" of the source "{{source}}" uses no dictionary: there is nothing to decide.',
    dictionaryInside:
      'The dictionary for "{{field}}" of the source "{{source}}" stands in the contract itself. Change it there, or move it to a file that dictionary_file names.',
    dictionaries: 'The field "{{field}}" uses several dictionaries: {{files}}. Say which one.',
    dictionaryRow:
      '{{file}}: the row "{{term}}" (code "{{code}}", weight "{{weight}}", kind "{{kind}}") means nothing. A finding needs term and code, a weight lies above 0 and up to 1, a kind is absent, unsure, ends or none.',
    fileOutside:
      '{{file}} lies outside the folder of the contract. Put it beside the contract, or in a folder next to it.',
    contract: {
      unknown_table: '{{at}}: there is no standard table "{{table}}". The tables are: {{tables}}.',
      unknown_field: '{{at}}: the standard table "{{table}}" has no field "{{field}}". Its fields are: {{fields}}.',
      required_field:
        '{{at}}: nothing fills the field "{{field}}" of the table "{{table}}", which must not be empty. Add it under fields.',
      unknown_column:
        '{{at}}: the column "{{column}}" is used but does not stand in the list of columns. Add it there, or correct its name.',
      repeats_differ:
        '{{at}}: the table "{{table}}" is fed more than once, and the entries disagree on key or repeat. Give them the same.',
      rule_without_condition: '{{at}}: the rule "{{rule}}" has neither must nor should. Add one of them.',
      bad_pattern: '{{at}}: the pattern {{value}} means nothing: {{why}}. Correct it.',
      bad_day_format: '{{at}}: the day format {{value}} means nothing: {{why}} Correct it.',
      bad_unit: '{{at}}: {{value}} cannot be converted: {{why}} Correct it.',
      bad_range: '{{at}}: the range {{value}} means nothing: {{why}} Correct it.',
      bad_level: '{{at}}: a code of a {{given}} names no {{level}}. Ask for the same or an upper level.',
      no_codes: '{{at}}: a map needs its codes: write them under codes, or name a file under codes_file.',
      no_dictionary:
        '{{at}}: classify needs a dictionary: write it under dictionary, or name a file under dictionary_file.',
    },
  },
} as const;

/** What goes wrong on the way to another system: a database that is a source, a ClickHouse server. */
export const connection = {
  error: {
    notSet:
      'The source "{{source}}" reads a database whose address should stand in the variable {{variable}}, which is not set. Set it to something like {{example}}.',
    notAnAddress:
      'The variable {{variable}} of the source "{{source}}" holds no address of a database that can be read. It should look like {{example}}.',
    unreachable:
      'The database of the source "{{source}}" cannot be reached at {{address}} ({{why}}). Check host, port and firewall, and whether it is running.',
    refused:
      'The database of the source "{{source}}" at {{address}} refuses the login ({{why}}). Check the user and password in {{variable}}, and what this account may do.',
    certificate:
      'The certificate of the database of the source "{{source}}" at {{address}} is not accepted ({{why}}). Give the authority that signed it (NODE_EXTRA_CA_CERTS), or correct the host name in {{variable}}.',
    query:
      'The database of the source "{{source}}" cannot run the query of its contract: {{why}}. Correct the query, or what this account may read.',
    timeout:
      'The query of the source "{{source}}" took longer than {{seconds}} s and was stopped. Ask for less, add an index, or raise JUNHENG_SQL_SECONDS.',
    tooManyRows:
      'The query of the source "{{source}}" gives more than {{limit}} rows. Ask for less (a period, one facility), or raise JUNHENG_SQL_ROWS.',
    tooManyBytes:
      'The query of the source "{{source}}" gives more than {{limit}} bytes. Ask for less (a period, fewer columns), or raise JUNHENG_SQL_BYTES.',
    binary:
      'The query of the source "{{source}}" gives bytes in the column "{{column}}", which no contract can read. Leave it out, or turn it into text in the query.',
    repeatedColumn:
      'The query of the source "{{source}}" gives the column "{{column}}" twice. Name one of them otherwise (AS).',
    noColumn: 'Column {{n}} of the query of the source "{{source}}" has no name. Give it one (AS).',
    lost: 'The connection to the database of the source "{{source}}" broke off while rows were coming ({{why}}). Nothing was taken in; try again.',
    precision:
      'The query of the source "{{source}}" gives a number with more digits than the driver carries for certain: {{why}}. Turn it into text in the query (CAST … AS varchar).',
    clickhouse:
      'ClickHouse at {{url}} gives no answer: {{why}}. Check CLICKHOUSE_URL and CLICKHOUSE_FILES, and what this account may read.',
    clickhouseFiles:
      'CLICKHOUSE_FILES is "{{given}}"; it should be file:<prefix>, fileCluster:<cluster>:<prefix>, s3:<collection>:<prefix> or s3Cluster:<cluster>:<collection>:<prefix>.',
    clickhouseOutside:
      'ClickHouse does not see the file {{file}}: it lies outside of {{root}}. Set CLICKHOUSE_ROOT to the folder that the server sees too.',
    clickhouseRows:
      'ClickHouse at {{url}} sees {{there}} rows of the table {{table}} instead of {{rows}} in {{files}} files. Are all files of the pool there yet? Check CLICKHOUSE_FILES and CLICKHOUSE_ROOT, or bring the files over.',
  },
} as const;

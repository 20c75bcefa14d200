/** `junheng config`, and what is wrong with what was set. */
export const config = {
  file: 'Settings stand in the environment and in {{file}}; the environment wins.',
  noFile: 'Settings stand in the environment, or in a junheng.yaml where the command is typed; there is none here.',
  from: {
    environment: 'from the environment',
    file: 'from the file',
    default: 'as it is when nothing is set',
    none: 'not set',
  },
  about: {
    DATABASE_URL:
      'PostgreSQL 15 or later for the state (snapshots, users, events); without it one is kept in the store.',
    CLICKHOUSE_URL:
      'A ClickHouse server that answers questions about the pool; without it DuckDB does, in this process.',
    CLICKHOUSE_FILES:
      'How ClickHouse reaches the pool’s files: file:, fileCluster:<cluster>:, s3:<collection>: or s3Cluster:<cluster>:<collection>:, then a prefix.',
    CLICKHOUSE_ROOT: 'The folder of this machine that lies under that prefix there.',
    CLICKHOUSE_TIMEOUT: 'Seconds for one question to ClickHouse.',
    JUNHENG_PERSON_KEY_FILE: 'File with the key of the pseudonyms of persons.',
    JUNHENG_STEWARD_TOKEN:
      'Whoever writes over the API must show it; without it only this machine may write, and only while the server listens on 127.0.0.1. At least 24 letters.',
    JUNHENG_INBOX_BYTES: 'Bytes that the inbox of a region may hold in all; more is refused.',
    JUNHENG_SQL_SECONDS: 'Seconds for the query of a source that is a database.',
    JUNHENG_SQL_ROWS: 'Rows that such a query may give.',
    JUNHENG_SQL_BYTES: 'Bytes that such a query may give.',
  },
  error: {
    file: 'JUNHENG_CONFIG names the file {{file}}, which is not there.',
    value: '{{name}} ({{where}}) cannot be used: {{wants}}. "junheng config --help" says more.',
  },
} as const;

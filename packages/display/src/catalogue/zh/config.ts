/** `junheng config` 的文字，以及设置有误时的说明。 */
export const config = {
  file: '设置来自环境变量和{{file}}；两处都有时以环境变量为准。',
  noFile: '设置来自环境变量，或运行命令所在文件夹中的junheng.yaml；这里没有该文件。',
  from: {
    environment: '来自环境变量',
    file: '来自文件',
    default: '默认值',
    none: '未设置',
  },
  about: {
    DATABASE_URL: '存放状态（快照、用户、事件）的PostgreSQL 15或更高版本；未设置时在存储文件夹中自带一个。',
    CLICKHOUSE_URL: '回答数据池查询的ClickHouse服务器；未设置时由本进程内的DuckDB回答。',
    CLICKHOUSE_FILES:
      'ClickHouse如何读到数据池的文件：file:、fileCluster:<集群>:、s3:<命名集合>: 或s3Cluster:<集群>:<命名集合>:，后接前缀。',
    CLICKHOUSE_ROOT: '本机上与上述前缀对应的文件夹。',
    CLICKHOUSE_TIMEOUT: 'ClickHouse单次查询的时限（秒）。',
    JUNHENG_PERSON_KEY_FILE: '生成个人假名所用密钥的文件。',
    JUNHENG_STEWARD_TOKEN:
      '通过接口写入时须出示的口令；未设置时只有本机可以写入，且服务只能监听127.0.0.1。至少24个字符。',
    JUNHENG_INBOX_BYTES: '一个区域的收件箱最多可存放的字节数，超出则拒收。',
    JUNHENG_SQL_SECONDS: '以数据库为来源时，查询的时限（秒）。',
    JUNHENG_SQL_ROWS: '以数据库为来源时，查询结果的行数上限。',
    JUNHENG_SQL_BYTES: '以数据库为来源时，查询结果的字节数上限。',
  },
  error: {
    file: 'JUNHENG_CONFIG指定的文件{{file}}不存在。',
    value: '{{name}}（{{where}}）无法使用：{{wants}}。详见junheng config --help。',
  },
} as const;

/** 连接外部系统时的问题：作为数据来源的数据库，以及 ClickHouse 服务器。 */
export const connection = {
  error: {
    notSet:
      '来源“{{source}}”读取数据库，其地址应写在环境变量{{variable}}中，但该变量未设置。请设置，格式如{{example}}。',
    notAnAddress: '来源“{{source}}”的环境变量{{variable}}不是可识别的数据库地址。格式应如{{example}}。',
    unreachable:
      '来源“{{source}}”的数据库{{address}}无法连接（{{why}}）。请检查主机、端口、防火墙以及数据库是否在运行。',
    refused:
      '来源“{{source}}”的数据库{{address}}拒绝登录（{{why}}）。请检查{{variable}}中的用户名和密码，以及该账号的权限。',
    certificate:
      '来源“{{source}}”的数据库{{address}}的证书未获认可（{{why}}）。请提供签发机构的证书（NODE_EXTRA_CA_CERTS），或更正{{variable}}中的主机名。',
    query: '来源“{{source}}”的数据库无法执行数据契约中的查询：{{why}}。请修改查询，或检查该账号可读的内容。',
    timeout: '来源“{{source}}”的查询超过{{seconds}}秒，已中止。请缩小查询范围、建立索引，或调高JUNHENG_SQL_SECONDS。',
    tooManyRows: '来源“{{source}}”的查询结果超过{{limit}}行。请缩小范围（限定时段或机构），或调高JUNHENG_SQL_ROWS。',
    tooManyBytes:
      '来源“{{source}}”的查询结果超过{{limit}}字节。请缩小范围（限定时段、减少列），或调高JUNHENG_SQL_BYTES。',
    binary:
      '来源“{{source}}”的查询在列“{{column}}”中返回二进制数据，数据契约无法读取。请去掉该列，或在查询中转换为文本。',
    repeatedColumn: '来源“{{source}}”的查询两次给出列“{{column}}”。请用AS为其中一列另外命名。',
    noColumn: '来源“{{source}}”的查询中第{{n}}列没有名称。请用AS命名。',
    lost: '来源“{{source}}”的数据库连接在读取过程中断开（{{why}}）。未写入任何数据，请重试。',
    precision:
      '来源“{{source}}”的查询返回的数值位数超过驱动程序能准确表示的范围：{{why}}。请在查询中用CAST … AS varchar转换为文本。',
    clickhouse:
      'ClickHouse（{{url}}）没有给出结果：{{why}}。请检查CLICKHOUSE_URL、CLICKHOUSE_FILES以及该账号可读的内容。',
    clickhouseFiles:
      'CLICKHOUSE_FILES的值为“{{given}}”，应为file:<前缀>、fileCluster:<集群>:<前缀>、s3:<命名集合>:<前缀> 或s3Cluster:<集群>:<命名集合>:<前缀>。',
    clickhouseOutside:
      'ClickHouse看不到文件{{file}}：它不在{{root}}之内。请把CLICKHOUSE_ROOT设为服务器也能看到的文件夹。',
    clickhouseRows:
      'ClickHouse（{{url}}）在表{{table}}中看到{{there}}行，应为{{rows}}行（{{files}}个文件）。数据池的文件是否已全部同步？请检查CLICKHOUSE_FILES和CLICKHOUSE_ROOT，或补齐文件。',
  },
} as const;

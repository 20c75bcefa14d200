/** 接口不能答复时的说明。 */
export const problem = {
  problem: {
    unknown_region: '本库没有区域“{{region}}”。区域列表中有可用的区域。',
    outdated_region: '“{{region}}”的结果由另一版本生成。用“junheng run”重新运行即可。',
    unknown_address: '{{address}}处没有内容。可查询的接口见 /api/openapi.json。',
    unknown_table: '数据池没有“{{table}}”这张表。',
    not_made: '该区域的“{{stage}}”环节尚未运行。用“junheng run”运行。',
    no_rows: '“{{stage}}”环节的第{{index}}项指标没有对应的数据行：它由其他指标算得，并非逐行统计。',
    no_report: '没有“{{region}}”的报告。用“junheng run”生成。',
    unreadable_file:
      '“{{region}}”的文件{{file}}无法读取（{{why}}）。请检查本账号的读取权限；用“junheng run”可重新生成。',
    bad_question: '请求格式不符，详情中写明了哪一处。',
    wrong_host: '本服务只对本机应答，不接受以{{host}}访问。',
    read_only:
      '该服务可从其他机器访问，且未设口令，因此不显示涉及个人的数据行，也不接受修改。请在127.0.0.1上启动，或设置JUNHENG_STEWARD_TOKEN。',
    foreign_origin: '其他网站的页面请求修改数据，已拒绝。请直接打开均衡。',
    wrong_token: '查看涉及个人的数据行、修改内容，都需要本服务的口令，请向启动服务的人索取。',
    no_region_files: '运行“{{region}}”所用的文件夹不在本机，无法在此修改或重新读取。请从该文件夹重新运行。',
    unknown_source: '该区域没有来源“{{source}}”。',
    contract_changed: '这份数据契约已被他人保存为版本{{there}}，而您是从版本{{yours}}开始修改的。请重新打开后再改。',
    contract_renamed: '数据契约不能更换来源：原为“{{source}}”，文本中写的是“{{other}}”。',
    decided_otherwise: '词典中“{{term}}”已有另一决定（{{code}}）。请刷新后核对；确要改为您的决定时，请选择替换。',
    run_running: '“{{region}}”正在运行。请等它结束后再启动。',
    run_broken: '运行中断，原因见服务日志。数据池和结果保持原样。',
    no_file: '没有收到文件。请把文件作为请求正文发送，类型为application/octet-stream。',
    no_form: '“{{table}}”的行没有对应的FHIR形式。可用的有：{{forms}}。',
    contract_same_version: '版本{{version}}已存有另一内容。请提高version后再保存，旧版本会保留。',
    unknown_column: '数据池的表“{{table}}”没有“{{column}}”这一列。',
    unknown_delivery: '现有快照中没有交付批次“{{delivery}}”。请刷新隔离区后再试。',
    try_busy: '正在试算的请求较多，请稍候再试。',
    try_too_heavy:
      '试算超出限度（{{seconds}}秒、{{memory}} MB），已停止，数据没有改动。请检查样本文件和数据契约，或在命令行用“junheng source check”试算。',
    export_busy: '正在导出的请求较多，请稍候再试。',
    no_rollup: '没有按“{{by}}”保存的就诊次数汇总。已有的汇总：{{there}}。',
    too_many: '一分钟内请求过多，请稍候再试。',
    unexpected: '服务器出错。数据没有改动，原因已写入日志。',
  },
} as const;

/** 地区目录不能使用时说的话。 */
export const region = {
  error: {
    noFolder: '没有“{{folder}}”这个目录。请检查路径；可以先用 examples/regions/tiny 试试。',
    noRegion:
      '目录“{{folder}}”中没有 region.yaml，不是地区目录。写法见 docs/your-own-region.zh-CN.md，可以从 examples/regions/tiny 复制一份。',
    sourceTwice: '“{{file}}”列出的两份数据契约用了同一个来源名“{{source}}”。请给每个来源起不同的名字。',
    noPersons: '{{folder}}中无法删除或查找个人：没有假名密钥，或尚未完成过运行。请检查--out和JUNHENG_PERSON_KEY_FILE。',
    keyShort:
      '“{{file}}”中的假名密钥太短，至少需要 {{bytes}} 字节的十六进制数。请恢复原来的密钥，或删除该文件以便重新生成。',
    keyMissing: 'JUNHENG_PERSON_KEY_FILE 指向的“{{file}}”不存在。请恢复密钥，或取消该变量，把密钥放在地区目录中。',
    keyUnkept:
      '数据契约要求生成假名，但密钥无法保存到“{{file}}”：{{why}}。请让该目录可写，或用 JUNHENG_PERSON_KEY_FILE 指定密钥文件。',
    noPlaces:
      '{{file}}（来源“{{source}}”）的{{n}}行全部无法使用，{{table}}表因此是空的。{{zh}}请修改文件或其数据契约。',
    noDay:
      '数据中没有任何带日期的行，无法确定结果所知的最后一天。请在“{{folder}}/region.yaml”中写明 as_of，或使用 --as-of YYYY-MM-DD。',
  },
} as const;

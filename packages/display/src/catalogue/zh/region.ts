/** 区域文件夹不能使用时说的话。 */
export const region = {
  error: {
    noFolder: '没有“{{folder}}”这个文件夹。请检查路径；可以先用examples/regions/tiny试试。',
    noRegion:
      '文件夹“{{folder}}”中没有region.yaml，不是区域文件夹。写法见docs/your-own-region.zh-CN.md，可以从examples/regions/tiny复制一份。',
    sourceTwice: '“{{file}}”列出的两份数据契约用了同一个来源名“{{source}}”。请给每个来源起不同的名字。',
    noPersons: '{{folder}}中无法删除或查找个人：没有假名密钥，或尚未完成过运行。请检查--out和JUNHENG_PERSON_KEY_FILE。',
    keyShort:
      '“{{file}}”中的假名密钥太短，至少需要{{bytes}}字节的十六进制数。请恢复原来的密钥，或删除该文件以便重新生成。',
    keyLost:
      '密钥“{{file}}”不存在，而{{folder}}中涉及个人的内容是用它加密的。请从备份恢复该密钥；新生成的密钥无法打开已有内容，所有假名也会改变。若要重新开始，请另选结果文件夹。',
    keyMissing: 'JUNHENG_PERSON_KEY_FILE指向的“{{file}}”不存在。请恢复密钥，或取消该变量，把密钥放在区域文件夹中。',
    keyUnkept:
      '数据契约要求生成假名，但密钥无法保存到“{{file}}”：{{why}}。请让该文件夹可写，或用JUNHENG_PERSON_KEY_FILE指定密钥文件。',
    noPlaces:
      '{{file}}（来源“{{source}}”）的{{n}}行全部无法使用，{{table}}表因此是空的。{{zh}}请修改文件或其数据契约。',
    noDay:
      '数据中没有任何带日期的行，无法确定结果所知的最后一天。请在“{{folder}}/region.yaml”中写明as_of，或使用--as-of YYYY-MM-DD。',
  },
} as const;

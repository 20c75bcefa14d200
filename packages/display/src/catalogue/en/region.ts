/** What is said when a region's folder cannot be used. */
export const region = {
  error: {
    noFolder: 'There is no folder "{{folder}}". Check the path; "examples/regions/tiny" is one that works.',
    noRegion:
      'The folder "{{folder}}" holds no region.yaml, so it is not a region folder. docs/your-own-region.md shows how to write one; examples/regions/tiny is one to copy.',
    sourceTwice: 'Two contracts of "{{file}}" name the same source "{{source}}". Give each source its own name.',
    noPersons:
      'Nobody can be erased or looked for in {{folder}}: there is no key for pseudonyms, or no run has finished. Check --out and JUNHENG_PERSON_KEY_FILE.',
    keyShort:
      'The key for pseudonyms in "{{file}}" is too short: at least {{bytes}} bytes in hexadecimal are needed. Restore the key that was used before, or remove the file to have a new one made.',
    keyLost:
      'The key {{file}} is not there, and what {{folder}} keeps of people was sealed with it. Put the key back from its backup; a new one would open nothing and give everybody another pseudonym. Only to begin anew, choose another results folder.',
    keyMissing:
      'JUNHENG_PERSON_KEY_FILE names "{{file}}", which does not exist. Restore the key, or unset the variable to keep a key in the region folder.',
    keyUnkept:
      'A contract asks for pseudonyms, and a key for them could not be kept in "{{file}}": {{why}}. Make the folder writable, or name a key file with JUNHENG_PERSON_KEY_FILE.',
    noPlaces:
      'None of the {{n}} rows of {{file}} ("{{source}}") can be used, so there is nothing in the table {{table}} to work with. {{en}} Mend the file or its contract.',
    noDay:
      'No row of the data is dated, so the last day that results may know of is not clear. Set as_of in "{{folder}}/region.yaml", or give --as-of YYYY-MM-DD.',
  },
} as const;

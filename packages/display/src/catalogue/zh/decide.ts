export const decide = { figure: {}, note: {}, lack: {} } as const;

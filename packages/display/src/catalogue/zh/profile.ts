export const profile = { figure: {}, note: {}, lack: {} } as const;

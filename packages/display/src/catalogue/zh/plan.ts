export const plan = { figure: {}, note: {}, lack: {} } as const;

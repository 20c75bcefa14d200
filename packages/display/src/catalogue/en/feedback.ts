export const feedback = { figure: {}, note: {}, lack: {} } as const;

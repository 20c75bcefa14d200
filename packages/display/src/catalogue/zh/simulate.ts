export const simulate = { figure: {}, note: {}, lack: {} } as const;

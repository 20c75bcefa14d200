export const dispatch = { figure: {}, note: {}, lack: {} } as const;

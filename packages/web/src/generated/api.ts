/** Made from the API's description by `node packages/web/generate.ts`; never edited. */
export interface paths {
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the server there? */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                            /** @enum {string} */
                            product: "junheng";
                            regions: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may write here, and may this request? */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            writing: "open" | "token" | "read_only";
                            may_write: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All regions with the state of each stage */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            regions: {
                                id: string;
                                names: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                language: "zh" | "en";
                                as_of: string | null;
                                snapshot: string | null;
                                /** @enum {string} */
                                highest: "none" | "blue" | "yellow" | "orange" | "red";
                                stages: {
                                    /** @enum {string} */
                                    stage: "source" | "pool" | "profile" | "balance" | "forecast" | "plan" | "simulate" | "dispatch" | "decide" | "feedback";
                                    /** @enum {string} */
                                    state: "fresh" | "stale" | "lacking" | "absent";
                                    artefact: string | null;
                                    made_at: string | null;
                                    seconds: number | null;
                                    figures: {
                                        id: string;
                                        value: number | null;
                                        /** @enum {string} */
                                        unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                        interval?: {
                                            low: number;
                                            high: number;
                                            level: number;
                                        };
                                        service_code?: string;
                                        place_id?: string;
                                    }[];
                                    lacks: {
                                        code: string;
                                        table: string;
                                    }[];
                                    count: number | null;
                                    /** @enum {string} */
                                    level: "none" | "blue" | "yellow" | "orange" | "red";
                                    facts: {
                                        [key: string]: number | string | null;
                                    };
                                }[];
                            }[];
                            broken: {
                                id: string;
                                problem: {
                                    status: number;
                                    code: string;
                                    title: {
                                        zh: string;
                                        en: string;
                                    };
                                    details?: {
                                        at: string;
                                        message: string;
                                    }[];
                                };
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One region: its state and every assumption that its figures rest on */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            card: {
                                id: string;
                                names: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                language: "zh" | "en";
                                as_of: string | null;
                                snapshot: string | null;
                                /** @enum {string} */
                                highest: "none" | "blue" | "yellow" | "orange" | "red";
                                stages: {
                                    /** @enum {string} */
                                    stage: "source" | "pool" | "profile" | "balance" | "forecast" | "plan" | "simulate" | "dispatch" | "decide" | "feedback";
                                    /** @enum {string} */
                                    state: "fresh" | "stale" | "lacking" | "absent";
                                    artefact: string | null;
                                    made_at: string | null;
                                    seconds: number | null;
                                    figures: {
                                        id: string;
                                        value: number | null;
                                        /** @enum {string} */
                                        unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                        interval?: {
                                            low: number;
                                            high: number;
                                            level: number;
                                        };
                                        service_code?: string;
                                        place_id?: string;
                                    }[];
                                    lacks: {
                                        code: string;
                                        table: string;
                                    }[];
                                    count: number | null;
                                    /** @enum {string} */
                                    level: "none" | "blue" | "yellow" | "orange" | "red";
                                    facts: {
                                        [key: string]: number | string | null;
                                    };
                                }[];
                            };
                            config: {
                                region: string;
                                names: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                language: "zh" | "en";
                                timezone: string;
                                currency: string;
                                /** Format: date */
                                as_of?: string;
                                zone_names: {
                                    zh: string;
                                    en: string;
                                };
                                levels: {
                                    code: string;
                                    names: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                                facility_kinds: {
                                    code: string;
                                    names: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                                /** @default [] */
                                care_levels: {
                                    code: string;
                                    names: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                                /** @default [] */
                                indicators: {
                                    code: string;
                                    names: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                                sources: string[];
                                /** @default [] */
                                caveats: {
                                    zh: string;
                                    en: string;
                                }[];
                                snapshots?: {
                                    days: number;
                                    /** @enum {string} */
                                    afterwards: "month" | "year" | "nothing";
                                };
                                profile: {
                                    services: {
                                        code: string;
                                        names: {
                                            zh: string;
                                            en: string;
                                        };
                                        supply: {
                                            /** @enum {string} */
                                            from: "resource";
                                            /** @enum {string} */
                                            class: "people" | "equipment" | "space" | "money" | "technology";
                                            type_code: string;
                                            state: string | null;
                                            /** @enum {string} */
                                            unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                        } | {
                                            /** @enum {string} */
                                            from: "statistic";
                                            indicator_code: string;
                                            /** @enum {string} */
                                            unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                        } | {
                                            /** @enum {string} */
                                            from: "institutions";
                                            /** @enum {string} */
                                            unit: "institution";
                                        };
                                        facility_kinds?: string[];
                                        need: {
                                            /** @enum {string} */
                                            from: "rates";
                                            service_code: string;
                                        } | {
                                            /** @enum {string} */
                                            from: "residents";
                                            age_from?: number;
                                            age_to?: number;
                                        };
                                        use?: {
                                            /** @enum {string} */
                                            from: "encounter";
                                            class: string;
                                        } | {
                                            /** @enum {string} */
                                            from: "statistic_occupied";
                                            indicator_code: string;
                                        } | {
                                            /** @enum {string} */
                                            from: "statistic_occupancy";
                                            indicator_code: string;
                                        };
                                    }[];
                                    population_year?: number;
                                    staffed_beds?: {
                                        type_code: string;
                                        nurse_roles: string[];
                                        nurses_per_bed: number;
                                    };
                                };
                                balance?: {
                                    travel: {
                                        /** @enum {string} */
                                        from: "straight_line";
                                        detour: number;
                                        speed_kmh: number;
                                    } | {
                                        /** @enum {string} */
                                        from: "table";
                                        mode: string;
                                    };
                                    decay: {
                                        to_minutes: number;
                                        weight: number;
                                    }[];
                                    classes: {
                                        supply: {
                                            low: number;
                                            high: number;
                                        };
                                        need: {
                                            low: number;
                                            high: number;
                                        };
                                    };
                                    spread: {
                                        beyond_share: number;
                                        grid_km: number;
                                    };
                                    group_level: string;
                                    variants: {
                                        id: string;
                                        detour?: number;
                                        speed_kmh?: number;
                                        decay?: {
                                            to_minutes: number;
                                            weight: number;
                                        }[];
                                    }[];
                                    reach_bands_minutes: number[];
                                    mark_edge: boolean;
                                    edge_tolerance_km: number;
                                };
                                forecast?: {
                                    series: {
                                        id: string;
                                        names: {
                                            zh: string;
                                            en: string;
                                        };
                                        source: {
                                            /** @enum {string} */
                                            from: "statistic";
                                            indicator_code: string;
                                            service_code?: string;
                                        } | {
                                            /** @enum {string} */
                                            from: "encounter";
                                            class: string;
                                            service_code?: string;
                                        } | {
                                            /** @enum {string} */
                                            from: "surveillance";
                                            condition_code: string;
                                        };
                                        /** @enum {string} */
                                        by: "region" | "facility";
                                        /** @enum {string} */
                                        frequency: "week" | "month";
                                        horizon: number;
                                        /** @enum {string} */
                                        unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                        count: boolean;
                                        capacity?: {
                                            /** @enum {string} */
                                            from: "statistic";
                                            indicator_code: string;
                                        } | {
                                            /** @enum {string} */
                                            from: "supply";
                                            service_code: string;
                                        };
                                    }[];
                                    levels: number[];
                                    backtest: {
                                        origins: number;
                                        least_periods: number;
                                    };
                                    warning: {
                                        occupancy: number;
                                        chance: {
                                            blue: number;
                                            yellow: number;
                                            orange: number;
                                            red: number;
                                        };
                                    };
                                };
                                plan?: {
                                    allocation: {
                                        service_code: string;
                                        add: number;
                                        cap_share: number;
                                        cap_at_least: number;
                                        worst_share: number;
                                        price?: number;
                                        budget?: number;
                                    };
                                    site?: {
                                        service_code: string;
                                    };
                                };
                                simulate?: {
                                    service_code: string;
                                    days: number;
                                    warm_up_days: number;
                                    replications: number;
                                    patience_days: number;
                                    /** @default 0.01 */
                                    lost_at_most: number;
                                    /**
                                     * @default [
                                     *       "urgent",
                                     *       "emergency"
                                     *     ]
                                     */
                                    urgent_acuity: string[];
                                    level: number;
                                    facilities: number;
                                };
                                dispatch?: {
                                    service_code: string;
                                    patients: number;
                                    place_id?: string;
                                    fill_to: number;
                                    limit_minutes: number;
                                };
                                decide?: {
                                    vote_within_days: number;
                                    measure_after_days: number;
                                    quorum: number;
                                };
                                feedback?: {
                                    kinds?: string[];
                                    levels?: string[];
                                    least: number;
                                    inputs: ({
                                        id: string;
                                        names?: {
                                            zh: string;
                                            en: string;
                                        };
                                        /** @enum {string} */
                                        from: "supply";
                                        service_code: string;
                                    } | {
                                        id: string;
                                        names?: {
                                            zh: string;
                                            en: string;
                                        };
                                        /** @enum {string} */
                                        from: "staff";
                                        role_code: string;
                                    } | {
                                        id: string;
                                        names?: {
                                            zh: string;
                                            en: string;
                                        };
                                        /** @enum {string} */
                                        from: "statistic";
                                        indicator_code: string;
                                        /** @enum {string} */
                                        aggregate: "last" | "sum" | "mean";
                                    } | {
                                        id: string;
                                        names?: {
                                            zh: string;
                                            en: string;
                                        };
                                        /** @enum {string} */
                                        from: "encounter";
                                        class: string;
                                        /** @enum {string} */
                                        measure: "stays" | "bed_days";
                                    })[];
                                    outputs: ({
                                        id: string;
                                        names?: {
                                            zh: string;
                                            en: string;
                                        };
                                        /** @enum {string} */
                                        from: "supply";
                                        service_code: string;
                                    } | {
                                        id: string;
                                        names?: {
                                            zh: string;
                                            en: string;
                                        };
                                        /** @enum {string} */
                                        from: "staff";
                                        role_code: string;
                                    } | {
                                        id: string;
                                        names?: {
                                            zh: string;
                                            en: string;
                                        };
                                        /** @enum {string} */
                                        from: "statistic";
                                        indicator_code: string;
                                        /** @enum {string} */
                                        aggregate: "last" | "sum" | "mean";
                                    } | {
                                        id: string;
                                        names?: {
                                            zh: string;
                                            en: string;
                                        };
                                        /** @enum {string} */
                                        from: "encounter";
                                        class: string;
                                        /** @enum {string} */
                                        measure: "stays" | "bed_days";
                                    })[];
                                };
                            };
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report as one HTML page that opens offline */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description HTML */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/artefacts/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the stage "source" made, whole */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            stage: "source" | "pool" | "profile" | "balance" | "forecast" | "plan" | "simulate" | "dispatch" | "decide" | "feedback";
                            kind: string;
                            value: {
                                /** @enum {string} */
                                status: "made";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: {
                                    deliveries: {
                                        source_id: string;
                                        names: {
                                            zh: string;
                                            en: string;
                                        };
                                        owner: string;
                                        contract_version: string;
                                        delivery_id: string;
                                        file: string;
                                        format: string;
                                        encoding: string;
                                        bytes: number;
                                        describes: string | null;
                                        period: string | null;
                                        arrived_at: string | null;
                                        content?: string;
                                        expected_rows?: {
                                            least: number;
                                            most: number;
                                        };
                                        every?: string;
                                        due?: string;
                                        repeats?: string;
                                        repairs?: {
                                            delivery_id: string;
                                            content: string;
                                            rows: number[];
                                        };
                                        stand_in: {
                                            zh: string;
                                            en: string;
                                        } | null;
                                        read: number;
                                        accepted: number;
                                        merged: number;
                                        quarantined: number;
                                        flagged: number;
                                        completeness: number | null;
                                        accuracy: number | null;
                                        extra_columns: string[];
                                        passed_over?: {
                                            kind: string;
                                            records: number;
                                        }[];
                                        tables: {
                                            table: string;
                                            rows: number;
                                        }[];
                                        rules: {
                                            rule: string;
                                            kept_out: boolean;
                                            rows: number;
                                            say: {
                                                zh: string;
                                                en: string;
                                            };
                                        }[];
                                        /** @default [] */
                                        unknown_codes: {
                                            field: string;
                                            code: string;
                                            rows: number;
                                        }[];
                                    }[];
                                    absent: string[];
                                };
                            } | {
                                /** @enum {string} */
                                status: "lacking";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: null;
                            };
                            made_from: string[];
                            run: {
                                options: unknown;
                                seed: number;
                                as_of: string;
                                version: string;
                            };
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/artefacts/pool": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the stage "pool" made, whole */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            stage: "source" | "pool" | "profile" | "balance" | "forecast" | "plan" | "simulate" | "dispatch" | "decide" | "feedback";
                            kind: string;
                            value: {
                                /** @enum {string} */
                                status: "made";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: {
                                    snapshot: string;
                                    tables: {
                                        table: string;
                                        rows: number;
                                        files: number;
                                        bytes: number;
                                    }[];
                                    quality: {
                                        source_id: string;
                                        completeness: number | null;
                                        timeliness: number | null;
                                        accuracy: number | null;
                                        consistency: number | null;
                                        update_frequency: number | null;
                                        why: {
                                            /** @enum {string} */
                                            dimension: "completeness" | "timeliness" | "accuracy" | "consistency" | "update_frequency";
                                            say: {
                                                code: string;
                                                /** @enum {string} */
                                                severity: "error" | "warning" | "info";
                                                params: {
                                                    [key: string]: string | number;
                                                };
                                                at?: string;
                                            };
                                        }[];
                                        owner: string;
                                    }[];
                                    history: {
                                        source_id: string;
                                        table: string;
                                        place_id: string | null;
                                        first: string;
                                        last: string;
                                        scores: {
                                            completeness?: number[];
                                            timeliness?: number[];
                                            accuracy?: number[];
                                            consistency?: number[];
                                            update_frequency?: number[];
                                        };
                                    }[];
                                    alarms: {
                                        /** @enum {string} */
                                        kind: "missing_delivery" | "late_delivery" | "repeated_delivery" | "rows_lost" | "rows_surplus" | "rule_breaches" | "unknown_codes" | "count_scaled" | "zero_run" | "stuck_value" | "day_shift" | "unit_changed" | "columns_swapped" | "value_spike" | "distribution_drift";
                                        source_id: string;
                                        table: string;
                                        place_id: string | null;
                                        column: string | null;
                                        from: string;
                                        to: string;
                                        expected: number | null;
                                        found: number | null;
                                        strength: number;
                                        params: {
                                            [key: string]: string | number;
                                        };
                                        rows: {
                                            table: string;
                                            where: {
                                                column: string;
                                                /** @enum {string} */
                                                op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                                value?: (string | number | boolean) | (string | number)[];
                                            }[];
                                            /** Format: date */
                                            as_of?: string;
                                        } | null;
                                        owner: string;
                                    }[];
                                    checks: {
                                        code: string;
                                        /** @enum {string} */
                                        severity: "error" | "warning" | "info";
                                        params: {
                                            [key: string]: string | number;
                                        };
                                        at?: string;
                                    }[];
                                    totals: {
                                        population_zones: number | null;
                                        population_by_source: {
                                            source_id: string;
                                            level: string;
                                            year: number;
                                            persons: number;
                                        }[];
                                        facilities: number;
                                        zones: number;
                                        beds: number | null;
                                    };
                                };
                            } | {
                                /** @enum {string} */
                                status: "lacking";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: null;
                            };
                            made_from: string[];
                            run: {
                                options: unknown;
                                seed: number;
                                as_of: string;
                                version: string;
                            };
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/artefacts/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the stage "profile" made, whole */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            stage: "source" | "pool" | "profile" | "balance" | "forecast" | "plan" | "simulate" | "dispatch" | "decide" | "feedback";
                            kind: string;
                            value: {
                                /** @enum {string} */
                                status: "made";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: {
                                    population_year: number;
                                    zones: {
                                        zone_id: string[];
                                        name: string[];
                                        name_en: (string | null)[];
                                        region_id: string[];
                                        lon: (number | null)[];
                                        lat: (number | null)[];
                                        persons: (number | null)[];
                                        share_65plus: (number | null)[];
                                        gap: boolean[];
                                    };
                                    facilities: {
                                        facility_id: string[];
                                        name: string[];
                                        name_en: (string | null)[];
                                        kind: string[];
                                        level_code: (string | null)[];
                                        region_id: (string | null)[];
                                        lon: (number | null)[];
                                        lat: (number | null)[];
                                    };
                                    services: {
                                        service_code: string;
                                        names: {
                                            zh: string;
                                            en: string;
                                        };
                                        /** @enum {string} */
                                        unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                        /** @enum {string} */
                                        supply_basis: "resource" | "statistic" | "institutions";
                                        period: string | null;
                                        /** @enum {string} */
                                        need_basis: "own_rates" | "stand_in_rates" | "residents";
                                        supply: (number | null)[];
                                        gives: boolean[];
                                        supply_derived?: boolean[];
                                        occupancy: (number | null)[];
                                        turnover: (number | null)[];
                                        zone_supply_per_1000: (number | null)[];
                                        zone_need: (number | null)[];
                                        zone_need_per_1000: (number | null)[];
                                        total_supply: number | null;
                                        unknown_facilities: number;
                                        total_need: number | null;
                                    }[];
                                    regions: {
                                        region_id: string;
                                        parent_id: string | null;
                                        level: string;
                                        name: string;
                                        name_en: string | null;
                                        kind: string | null;
                                        persons: number | null;
                                        has_polygon: boolean;
                                    }[];
                                    ages: {
                                        age_from: number;
                                        age_to: number | null;
                                        persons: number;
                                    }[];
                                };
                            } | {
                                /** @enum {string} */
                                status: "lacking";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: null;
                            };
                            made_from: string[];
                            run: {
                                options: unknown;
                                seed: number;
                                as_of: string;
                                version: string;
                            };
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/artefacts/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the stage "balance" made, whole */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            stage: "source" | "pool" | "profile" | "balance" | "forecast" | "plan" | "simulate" | "dispatch" | "decide" | "feedback";
                            kind: string;
                            value: {
                                /** @enum {string} */
                                status: "made";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: {
                                    /** @enum {string} */
                                    travel_basis: "straight_line" | "table";
                                    variants: string[];
                                    services: {
                                        service_code: string;
                                        names: {
                                            zh: string;
                                            en: string;
                                        };
                                        /** @enum {string} */
                                        unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                        score: (number | null)[];
                                        supply_index: (number | null)[];
                                        need_index: (number | null)[];
                                        class: (("11" | "12" | "13" | "21" | "22" | "23" | "31" | "32" | "33") | null)[];
                                        nearest_minutes: (number | null)[];
                                        unknown_near: boolean[];
                                        edge_near: boolean[];
                                        held: (number | null)[];
                                        nearest: [
                                            number,
                                            number
                                        ][][];
                                        mean_score: number;
                                        mean_need_per_1000: number;
                                        supply_out_of_reach: number;
                                        /** @enum {string} */
                                        spread_over: "zone_points" | "settlements" | "grid";
                                        reach_bands: {
                                            to_minutes: number | null;
                                            persons: number;
                                        }[];
                                        fairness: {
                                            gini: number;
                                            theil: number;
                                            theil_between: number;
                                            theil_within: number;
                                            group_level: string;
                                            groups: {
                                                region_id: string;
                                                persons: number;
                                                mean_score: number;
                                            }[];
                                            lorenz: [
                                                number,
                                                number
                                            ][];
                                        } | null;
                                        findings: {
                                            zone_id: string;
                                            service_code: string;
                                            /** @enum {string} */
                                            kind: "short" | "ample";
                                            supply_index: number;
                                            need_index: number;
                                            persons: number;
                                            held: number;
                                            variants: number;
                                        }[];
                                    }[];
                                };
                            } | {
                                /** @enum {string} */
                                status: "lacking";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: null;
                            };
                            made_from: string[];
                            run: {
                                options: unknown;
                                seed: number;
                                as_of: string;
                                version: string;
                            };
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/artefacts/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the stage "forecast" made, whole */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            stage: "source" | "pool" | "profile" | "balance" | "forecast" | "plan" | "simulate" | "dispatch" | "decide" | "feedback";
                            kind: string;
                            value: {
                                /** @enum {string} */
                                status: "made";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: {
                                    levels: number[];
                                    series: {
                                        id: string;
                                        names: {
                                            zh: string;
                                            en: string;
                                        };
                                        place_id: string | null;
                                        /** @enum {string} */
                                        frequency: "week" | "month";
                                        /** @enum {string} */
                                        unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                        history: {
                                            period: string;
                                            value: number | null;
                                        }[];
                                        method: string;
                                        form: string;
                                        forecast: {
                                            period: string;
                                            middle: number;
                                            low: number[];
                                            high: number[];
                                            same_last_season: number | null;
                                        }[];
                                        happened: {
                                            period: string;
                                            value: number;
                                        }[];
                                        scores: {
                                            method: string;
                                            mase: number | null;
                                            coverage: (number | null)[];
                                            origins: number;
                                        }[];
                                        notes: string[];
                                    }[];
                                    warnings: {
                                        series_id: string;
                                        place_id: string | null;
                                        /** @enum {string} */
                                        level: "none" | "blue" | "yellow" | "orange" | "red";
                                        chance: number;
                                        period: string;
                                        capacity: number;
                                        occupancy: {
                                            middle: number;
                                            low: number;
                                            high: number;
                                        };
                                    }[];
                                };
                            } | {
                                /** @enum {string} */
                                status: "lacking";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: null;
                            };
                            made_from: string[];
                            run: {
                                options: unknown;
                                seed: number;
                                as_of: string;
                                version: string;
                            };
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/artefacts/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the stage "plan" made, whole */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            stage: "source" | "pool" | "profile" | "balance" | "forecast" | "plan" | "simulate" | "dispatch" | "decide" | "feedback";
                            kind: string;
                            value: {
                                /** @enum {string} */
                                status: "made";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: {
                                    allocation: {
                                        service_code: string;
                                        /** @enum {string} */
                                        unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                        /** @enum {string} */
                                        status: "optimal" | "feasible" | "infeasible";
                                        before: number;
                                        after: number;
                                        bound: number;
                                        gap: number;
                                        placed: number;
                                        cost: number | null;
                                        currency: string | null;
                                        placements: {
                                            facility_id: string;
                                            now: number;
                                            add: number;
                                        }[];
                                        people_helped: number;
                                        short_before: number;
                                        short_after: number;
                                        binding: {
                                            code: string;
                                            /** @enum {string} */
                                            severity: "error" | "warning" | "info";
                                            params: {
                                                [key: string]: string | number;
                                            };
                                            at?: string;
                                        }[];
                                        variants: {
                                            id: string;
                                            before: number;
                                            after: number;
                                        }[];
                                        score_after: (number | null)[];
                                    } | null;
                                    site: {
                                        service_code: string;
                                        /** @enum {string} */
                                        status: "optimal" | "feasible" | "infeasible";
                                        zone_id: string | null;
                                        mean_minutes_before: number | null;
                                        mean_minutes_after: number | null;
                                        objective: number | null;
                                        gap: number | null;
                                        runners_up: {
                                            zone_id: string;
                                            mean_minutes: number;
                                        }[];
                                        void: string | null;
                                    } | null;
                                };
                            } | {
                                /** @enum {string} */
                                status: "lacking";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: null;
                            };
                            made_from: string[];
                            run: {
                                options: unknown;
                                seed: number;
                                as_of: string;
                                version: string;
                            };
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/artefacts/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the stage "simulate" made, whole */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            stage: "source" | "pool" | "profile" | "balance" | "forecast" | "plan" | "simulate" | "dispatch" | "decide" | "feedback";
                            kind: string;
                            value: {
                                /** @enum {string} */
                                status: "made";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: {
                                    service_code: string;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    level: number;
                                    replications: number;
                                    days: number;
                                    warm_up_days: number;
                                    scenarios: {
                                        /** @enum {string} */
                                        id: "baseline" | "plan";
                                        beds: number;
                                        extra_beds: number;
                                        occupancy: {
                                            mean: number;
                                            low: number;
                                            high: number;
                                        };
                                        mean_wait_days: {
                                            mean: number;
                                            low: number;
                                            high: number;
                                        };
                                        refused: {
                                            mean: number;
                                            low: number;
                                            high: number;
                                        };
                                        admissions_per_day: {
                                            mean: number;
                                            low: number;
                                            high: number;
                                        };
                                        in_extra_beds: {
                                            mean: number;
                                            low: number;
                                            high: number;
                                        };
                                        facilities: {
                                            facility_id: string;
                                            beds: number;
                                            extra_beds: number;
                                            occupancy: {
                                                mean: number;
                                                low: number;
                                                high: number;
                                            };
                                            mean_wait_days: {
                                                mean: number;
                                                low: number;
                                                high: number;
                                            };
                                            refused: {
                                                mean: number;
                                                low: number;
                                                high: number;
                                            };
                                            admissions_per_day: {
                                                mean: number;
                                                low: number;
                                                high: number;
                                            };
                                            in_extra_beds: {
                                                mean: number;
                                                low: number;
                                                high: number;
                                            };
                                            observed: {
                                                occupancy: number | null;
                                                mean_wait_days: number | null;
                                                admissions_per_day: number | null;
                                            };
                                        }[];
                                    }[];
                                    difference: {
                                        occupancy: {
                                            mean: number;
                                            low: number;
                                            high: number;
                                        };
                                        mean_wait_days: {
                                            mean: number;
                                            low: number;
                                            high: number;
                                        };
                                        refused: {
                                            mean: number;
                                            low: number;
                                            high: number;
                                        };
                                        admissions_per_day: {
                                            mean: number;
                                            low: number;
                                            high: number;
                                        };
                                        in_extra_beds: {
                                            mean: number;
                                            low: number;
                                            high: number;
                                        };
                                    } | null;
                                    left_out: {
                                        beyond_limit: number;
                                        no_beds: number;
                                        no_stays: number;
                                        implausible: number;
                                    };
                                    observed: {
                                        occupancy: number | null;
                                        mean_wait_days: number | null;
                                        admissions_per_day: number | null;
                                        mean_stay_days: number | null;
                                    };
                                };
                            } | {
                                /** @enum {string} */
                                status: "lacking";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: null;
                            };
                            made_from: string[];
                            run: {
                                options: unknown;
                                seed: number;
                                as_of: string;
                                version: string;
                            };
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/artefacts/dispatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the stage "dispatch" made, whole */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            stage: "source" | "pool" | "profile" | "balance" | "forecast" | "plan" | "simulate" | "dispatch" | "decide" | "feedback";
                            kind: string;
                            value: {
                                /** @enum {string} */
                                status: "made";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: {
                                    service_code: string;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    /** @enum {string} */
                                    status: "optimal" | "infeasible";
                                    patients: number;
                                    origin_id: string;
                                    origin_free: number;
                                    stay_at_origin: number;
                                    transfers: {
                                        from_id: string;
                                        to_id: string;
                                        patients: number;
                                        minutes: number;
                                        because?: {
                                            code: string;
                                            /** @enum {string} */
                                            severity: "error" | "warning" | "info";
                                            params: {
                                                [key: string]: string | number;
                                            };
                                            at?: string;
                                        }[];
                                    }[];
                                    unplaced: number;
                                    patient_minutes: number;
                                    facilities: {
                                        facility_id: string;
                                        minutes: number;
                                        supply: number;
                                        occupied: number;
                                        free: number;
                                        received: number;
                                    }[];
                                };
                            } | {
                                /** @enum {string} */
                                status: "lacking";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: null;
                            };
                            made_from: string[];
                            run: {
                                options: unknown;
                                seed: number;
                                as_of: string;
                                version: string;
                            };
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/artefacts/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the stage "decide" made, whole */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            stage: "source" | "pool" | "profile" | "balance" | "forecast" | "plan" | "simulate" | "dispatch" | "decide" | "feedback";
                            kind: string;
                            value: {
                                /** @enum {string} */
                                status: "made";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: {
                                    quorum: number;
                                    proposals: {
                                        id: string;
                                        kind: string;
                                        params: {
                                            [key: string]: string | number;
                                        };
                                        /** @enum {string} */
                                        status: "draft" | "proposed" | "accepted" | "rejected" | "carried_out";
                                        evidence: {
                                            stage: string;
                                            artefact_id: string;
                                        }[];
                                        expected: {
                                            id: string;
                                            value: number | null;
                                            /** @enum {string} */
                                            unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                            interval?: {
                                                low: number;
                                                high: number;
                                                level: number;
                                            };
                                            service_code?: string;
                                            place_id?: string;
                                            rows?: {
                                                table: string;
                                                where: {
                                                    column: string;
                                                    /** @enum {string} */
                                                    op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                                    value?: (string | number | boolean) | (string | number)[];
                                                }[];
                                                /** Format: date */
                                                as_of?: string;
                                            };
                                        }[];
                                        alternatives: {
                                            kind: string;
                                            params: {
                                                [key: string]: string | number;
                                            };
                                            figures: {
                                                id: string;
                                                value: number | null;
                                                /** @enum {string} */
                                                unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                                interval?: {
                                                    low: number;
                                                    high: number;
                                                    level: number;
                                                };
                                                service_code?: string;
                                                place_id?: string;
                                                rows?: {
                                                    table: string;
                                                    where: {
                                                        column: string;
                                                        /** @enum {string} */
                                                        op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                                        value?: (string | number | boolean) | (string | number)[];
                                                    }[];
                                                    /** Format: date */
                                                    as_of?: string;
                                                };
                                            }[];
                                        }[];
                                        objections: {
                                            code: string;
                                            /** @enum {string} */
                                            severity: "error" | "warning" | "info";
                                            params: {
                                                [key: string]: string | number;
                                            };
                                            at?: string;
                                        }[];
                                        vote_by: string;
                                        measure_on: string;
                                    }[];
                                };
                            } | {
                                /** @enum {string} */
                                status: "lacking";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: null;
                            };
                            made_from: string[];
                            run: {
                                options: unknown;
                                seed: number;
                                as_of: string;
                                version: string;
                            };
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/artefacts/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the stage "feedback" made, whole */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            stage: "source" | "pool" | "profile" | "balance" | "forecast" | "plan" | "simulate" | "dispatch" | "decide" | "feedback";
                            kind: string;
                            value: {
                                /** @enum {string} */
                                status: "made";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: {
                                    inputs: string[];
                                    outputs: string[];
                                    names: {
                                        [key: string]: {
                                            zh: string;
                                            en: string;
                                        };
                                    };
                                    period: string;
                                    occupancy_link: number | null;
                                    units: {
                                        facility_id: string;
                                        score: number;
                                        peers: {
                                            facility_id: string;
                                            weight: number;
                                        }[];
                                        inputs: number[];
                                        outputs: number[];
                                        input_slack: number[];
                                        output_slack: number[];
                                    }[];
                                    left_out: {
                                        /** @enum {string} */
                                        reason: "too_small" | "missing_input" | "missing_output";
                                        facilities: number;
                                    }[];
                                };
                            } | {
                                /** @enum {string} */
                                status: "lacking";
                                figures: {
                                    id: string;
                                    value: number | null;
                                    /** @enum {string} */
                                    unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                    interval?: {
                                        low: number;
                                        high: number;
                                        level: number;
                                    };
                                    service_code?: string;
                                    place_id?: string;
                                    rows?: {
                                        table: string;
                                        where: {
                                            column: string;
                                            /** @enum {string} */
                                            op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                            value?: (string | number | boolean) | (string | number)[];
                                        }[];
                                        /** Format: date */
                                        as_of?: string;
                                    };
                                }[];
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                                lacks: {
                                    code: string;
                                    table: string;
                                }[];
                                detail: null;
                            };
                            made_from: string[];
                            run: {
                                options: unknown;
                                seed: number;
                                as_of: string;
                                version: string;
                            };
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/lineage/{stage}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a result comes from: artefacts, snapshot, deliveries with their contracts */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                    stage: "source" | "pool" | "profile" | "balance" | "forecast" | "plan" | "simulate" | "dispatch" | "decide" | "feedback";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            artefacts: {
                                id: string;
                                /** @enum {string} */
                                stage: "source" | "pool" | "profile" | "balance" | "forecast" | "plan" | "simulate" | "dispatch" | "decide" | "feedback";
                                kind: string;
                                version: string;
                                seed: number;
                                as_of: string;
                                options: unknown;
                                made_from: string[];
                                made_at: string;
                                seconds: number;
                                sha256: string;
                                notes: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning" | "info";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    at?: string;
                                }[];
                            }[];
                            snapshot: {
                                id: string;
                                last_day: string | null;
                                files: {
                                    table: string;
                                    path: string;
                                    rows: number;
                                    bytes: number;
                                    sha256: string;
                                }[];
                            } | null;
                            deliveries: {
                                source_id: string;
                                names: {
                                    zh: string;
                                    en: string;
                                };
                                owner: string;
                                contract_version: string;
                                delivery_id: string;
                                file: string;
                                format: string;
                                encoding: string;
                                bytes: number;
                                describes: string | null;
                                period: string | null;
                                arrived_at: string | null;
                                content?: string;
                                expected_rows?: {
                                    least: number;
                                    most: number;
                                };
                                every?: string;
                                due?: string;
                                repeats?: string;
                                repairs?: {
                                    delivery_id: string;
                                    content: string;
                                    rows: number[];
                                };
                                stand_in: {
                                    zh: string;
                                    en: string;
                                } | null;
                                read: number;
                                accepted: number;
                                merged: number;
                                quarantined: number;
                                flagged: number;
                                completeness: number | null;
                                accuracy: number | null;
                                extra_columns: string[];
                                passed_over?: {
                                    kind: string;
                                    records: number;
                                }[];
                                tables: {
                                    table: string;
                                    rows: number;
                                }[];
                                rules: {
                                    rule: string;
                                    kept_out: boolean;
                                    rows: number;
                                    say: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                                /** @default [] */
                                unknown_codes: {
                                    field: string;
                                    code: string;
                                    rows: number;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/artefacts/{stage}/figures/{index}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rows behind a figure: its recipe, run again on the snapshot that it was made from
         * @description With `artefact` the figure is that of this result, also when a newer one has taken its place.
         */
        get: {
            parameters: {
                query?: {
                    offset?: number;
                    limit?: number;
                    artefact?: string;
                };
                header?: never;
                path: {
                    region: string;
                    stage: "source" | "pool" | "profile" | "balance" | "forecast" | "plan" | "simulate" | "dispatch" | "decide" | "feedback";
                    index: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            table: string;
                            columns: string[];
                            rows: (string | number | boolean | null)[][];
                            total: number;
                            artefact: string;
                            snapshot: string;
                            as_of: string | null;
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/rows/{table}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows of a standard table whose column holds one of the values, with their lineage */
        get: {
            parameters: {
                query: {
                    offset?: number;
                    limit?: number;
                    column: string;
                    values: string;
                };
                header?: never;
                path: {
                    region: string;
                    table: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            table: string;
                            columns: string[];
                            rows: (string | number | boolean | null)[][];
                            total: number;
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows that could not be used, a page at a time, and the rules that held them back */
        get: {
            parameters: {
                query?: {
                    offset?: number;
                    limit?: number;
                    source?: string;
                    rule?: string;
                    search?: string;
                };
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                            rows: {
                                source_id: string;
                                delivery_id: string;
                                file: string;
                                line: number;
                                row_no: number;
                                rule: string;
                                field: string | null;
                                value: string | null;
                                say: {
                                    zh: string;
                                    en: string;
                                };
                                row: {
                                    [key: string]: string | null;
                                };
                                sealed?: boolean;
                            }[];
                            rules: {
                                source_id: string;
                                rule: string;
                                say: {
                                    zh: string;
                                    en: string;
                                };
                                rows: number;
                            }[];
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/quality/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows of a source behind a score or an alarm: of a table, at a place, in a span of days */
        get: {
            parameters: {
                query: {
                    offset?: number;
                    limit?: number;
                    source: string;
                    table: string;
                    place?: string;
                    from?: string;
                    to?: string;
                };
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            table: string;
                            columns: string[];
                            rows: (string | number | boolean | null)[][];
                            total: number;
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/geometry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Polygons of the areas, and of the zones where the data hold them (GeoJSON) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            areas: {
                                /** @enum {string} */
                                type: "FeatureCollection";
                                features: {
                                    /** @enum {string} */
                                    type: "Feature";
                                    geometry: {
                                        type: string;
                                        coordinates: unknown[];
                                    };
                                    properties: {
                                        region_id: string;
                                        level: string;
                                        name: string;
                                        name_en: string | null;
                                    };
                                }[];
                            };
                            zones: {
                                /** @enum {string} */
                                type: "FeatureCollection";
                                features: {
                                    /** @enum {string} */
                                    type: "Feature";
                                    geometry: {
                                        type: string;
                                        coordinates: unknown[];
                                    };
                                    properties: {
                                        zone_id: string;
                                    };
                                }[];
                            };
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Free texts that no dictionary could place for sure, with its best guesses, a page at a time */
        get: {
            parameters: {
                query?: {
                    offset?: number;
                    limit?: number;
                    source?: string;
                };
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                            rows: {
                                source_id: string;
                                field: string;
                                text: string;
                                rows: number;
                                guesses: {
                                    code: string;
                                    score: number;
                                }[];
                                decided: {
                                    code: string | null;
                                } | null;
                            }[];
                            dictionaries: {
                                source_id: string;
                                field: string;
                                file: string | null;
                                codes: string[];
                            }[];
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/review/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decides what texts mean: each becomes an entry of its dictionary, which the next run reads
         * @description Deciding the same again changes nothing. What was decided before the first refusal stands.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        decisions: {
                            source_id: string;
                            field: string;
                            text: string;
                            term?: string;
                            code: string | null;
                            file?: string;
                            /** @default false */
                            replace?: boolean;
                        }[];
                        by: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            decisions: {
                                source_id: string;
                                field: string;
                                text: string;
                                code: string | null;
                                file: string;
                                changed: boolean;
                            }[];
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Zones where care is short or ample, most people first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            findings: {
                                zone_id: string;
                                zone: {
                                    zh: string;
                                    en: string;
                                };
                                service_code: string;
                                /** @enum {string} */
                                kind: "short" | "ample";
                                supply_index: number;
                                need_index: number;
                                persons: number;
                                held: number;
                                variants: number;
                            }[];
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/sources/{source}/contract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The contract of a source as its file holds it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                    source: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            source: string;
                            version: string;
                            yaml: string;
                            content: string;
                            sample: string | null;
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        /** Saves a changed contract; `version` is the one from which the change began */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                    source: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        yaml: string;
                        version: string;
                        content?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            source: string;
                            version: string;
                            yaml: string;
                            content: string;
                            sample: string | null;
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/sources/{source}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would happen to the newest delivery under a changed contract; nothing is written */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                    source: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        yaml: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            findings: {
                                code: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                at: string | null;
                            }[];
                            check: {
                                source: string;
                                file: string;
                                form: string;
                                encoding: string | null;
                                refused: {
                                    code: string;
                                    params: {
                                        [key: string]: string | number;
                                    };
                                    title: {
                                        zh: string;
                                        en: string;
                                    };
                                } | null;
                                columns: {
                                    found: string[];
                                    missing: {
                                        column: string;
                                        near: string | null;
                                    }[];
                                    extra: string[];
                                    unmapped: string[];
                                };
                                whole: boolean;
                                seen: number;
                                checked: number;
                                accepted: number;
                                merged: number;
                                quarantined: number;
                                flagged: number;
                                rules: {
                                    rule: string;
                                    kept_out: boolean;
                                    rows: number;
                                    say: {
                                        zh: string;
                                        en: string;
                                    };
                                    examples: {
                                        line: number;
                                        row_no: number;
                                        field: string | null;
                                        value: string | null;
                                        say: {
                                            zh: string;
                                            en: string;
                                        };
                                        row: {
                                            [key: string]: string;
                                        };
                                    }[];
                                }[];
                                tables: {
                                    table: string;
                                    rows: number;
                                    fields: {
                                        field: string;
                                        filled: number;
                                    }[];
                                    left_empty: string[];
                                    preview: (string | number | boolean | null)[][];
                                }[];
                                unknown_codes: {
                                    field: string;
                                    code: string;
                                    rows: number;
                                }[];
                                lookups: {
                                    table: string;
                                    match: string;
                                }[];
                                clean: boolean;
                            } | null;
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/sources/{source}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a delivery: the file as the body (application/octet-stream), its name as `file`
         * @description When the receipt comes back, the file is on disk and is read at the next run.
         */
        post: {
            parameters: {
                query: {
                    file: string;
                    by?: string;
                };
                header?: never;
                path: {
                    region: string;
                    source: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            receipt: string;
                            source_id: string;
                            file: string;
                            bytes: number;
                            content: string;
                            arrived_at: string;
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/quarantine/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would become of repaired rows; nothing is written */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rows: {
                            delivery_id: string;
                            row_no: number;
                            cells: {
                                [key: string]: string | null;
                            };
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: {
                                /** @enum {string} */
                                status: "usable" | "quarantined";
                                breaches: {
                                    rule: string;
                                    field: string | null;
                                    value: string | null;
                                    say: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                                flags: {
                                    rule: string;
                                    field: string | null;
                                    value: string | null;
                                    say: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                                made: {
                                    table: string;
                                    values: {
                                        [key: string]: string | number | boolean | null;
                                    };
                                }[];
                            }[];
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/quarantine/repairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends repaired rows in again, by the same door; they are read at the next run */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rows: {
                            delivery_id: string;
                            row_no: number;
                            cells: {
                                [key: string]: string | null;
                            };
                        }[];
                        by: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            receipts: {
                                receipt: string;
                                source_id: string;
                                file: string;
                                bytes: number;
                                content: string;
                                arrived_at: string;
                            }[];
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the run is that this server started last */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "never" | "running" | "done" | "failed";
                            share: number;
                            what: string;
                            kind: string;
                            started_at: string | null;
                            ended_at: string | null;
                            problem: {
                                zh: string;
                                en: string;
                            } | null;
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Reads what is new and runs the whole loop, in a thread of its own */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "never" | "running" | "done" | "failed";
                            share: number;
                            what: string;
                            kind: string;
                            started_at: string | null;
                            ended_at: string | null;
                            problem: {
                                zh: string;
                                en: string;
                            } | null;
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/tables/{table}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows of a standard table with their lineage, a page at a time; `source`: only what that source sent */
        get: {
            parameters: {
                query?: {
                    offset?: number;
                    limit?: number;
                    source?: string;
                };
                header?: never;
                path: {
                    region: string;
                    table: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            table: string;
                            columns: string[];
                            rows: (string | number | boolean | null)[][];
                            total: number;
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/tables/{table}/parquet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as one Parquet file */
        get: {
            parameters: {
                query?: {
                    source?: string;
                };
                header?: never;
                path: {
                    region: string;
                    table: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/vnd.apache.parquet */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/fhir/{form}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows as FHIR R4 resources, a page at a time as the Bundle of a search */
        get: {
            parameters: {
                query?: {
                    offset?: number;
                    limit?: number;
                    source?: string;
                };
                header?: never;
                path: {
                    region: string;
                    form: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Bundle */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/encounters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts of encounters by day, month, facility, service, class, sex, age or origin, from roll-ups */
        get: {
            parameters: {
                query: {
                    basis: "started" | "ended";
                    by?: string;
                    from?: string;
                    to?: string;
                    facility_id?: string;
                    service_code?: string;
                    class?: string;
                    home_zone_id?: string;
                };
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            columns: string[];
                            rows: (string | number | null)[][];
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A figure walked back to rows, deliveries and contracts: `of` is pool/beds, balance/gini:inpatient … */
        get: {
            parameters: {
                query: {
                    of: string;
                    offset?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            figure: {
                                id: string;
                                value: number | null;
                                /** @enum {string} */
                                unit: "person" | "bed" | "institution" | "facility" | "doctor" | "row" | "source" | "table" | "zone" | "region" | "byte" | "minute" | "kilometre" | "square_kilometre" | "day" | "week" | "month" | "year" | "share" | "index" | "per_1000" | "per_year" | "per_week" | "per_month" | "per_day" | "stay" | "admission" | "attendance" | "patient" | "patient_minute" | "person_kilometre" | "bed_day" | "delivery" | "money" | "score" | "count";
                                interval?: {
                                    low: number;
                                    high: number;
                                    level: number;
                                };
                                service_code?: string;
                                place_id?: string;
                                rows?: {
                                    table: string;
                                    where: {
                                        column: string;
                                        /** @enum {string} */
                                        op: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "in" | "is_null" | "is_not_null";
                                        value?: (string | number | boolean) | (string | number)[];
                                    }[];
                                    /** Format: date */
                                    as_of?: string;
                                };
                            } | null;
                            rows: {
                                table: string;
                                columns: string[];
                                rows: (string | number | boolean | null)[][];
                                total: number;
                            } | null;
                            lineage: {
                                artefacts: {
                                    id: string;
                                    /** @enum {string} */
                                    stage: "source" | "pool" | "profile" | "balance" | "forecast" | "plan" | "simulate" | "dispatch" | "decide" | "feedback";
                                    kind: string;
                                    version: string;
                                    seed: number;
                                    as_of: string;
                                    options: unknown;
                                    made_from: string[];
                                    made_at: string;
                                    seconds: number;
                                    sha256: string;
                                    notes: {
                                        code: string;
                                        /** @enum {string} */
                                        severity: "error" | "warning" | "info";
                                        params: {
                                            [key: string]: string | number;
                                        };
                                        at?: string;
                                    }[];
                                }[];
                                snapshot: {
                                    id: string;
                                    last_day: string | null;
                                    files: {
                                        table: string;
                                        path: string;
                                        rows: number;
                                        bytes: number;
                                        sha256: string;
                                    }[];
                                } | null;
                                deliveries: {
                                    source_id: string;
                                    names: {
                                        zh: string;
                                        en: string;
                                    };
                                    owner: string;
                                    contract_version: string;
                                    delivery_id: string;
                                    file: string;
                                    format: string;
                                    encoding: string;
                                    bytes: number;
                                    describes: string | null;
                                    period: string | null;
                                    arrived_at: string | null;
                                    content?: string;
                                    expected_rows?: {
                                        least: number;
                                        most: number;
                                    };
                                    every?: string;
                                    due?: string;
                                    repeats?: string;
                                    repairs?: {
                                        delivery_id: string;
                                        content: string;
                                        rows: number[];
                                    };
                                    stand_in: {
                                        zh: string;
                                        en: string;
                                    } | null;
                                    read: number;
                                    accepted: number;
                                    merged: number;
                                    quarantined: number;
                                    flagged: number;
                                    completeness: number | null;
                                    accuracy: number | null;
                                    extra_columns: string[];
                                    passed_over?: {
                                        kind: string;
                                        records: number;
                                    }[];
                                    tables: {
                                        table: string;
                                        rows: number;
                                    }[];
                                    rules: {
                                        rule: string;
                                        kept_out: boolean;
                                        rows: number;
                                        say: {
                                            zh: string;
                                            en: string;
                                        };
                                    }[];
                                    /** @default [] */
                                    unknown_codes: {
                                        field: string;
                                        code: string;
                                        rows: number;
                                    }[];
                                }[];
                            };
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The history of snapshots, newest first, and how long they are kept */
        get: {
            parameters: {
                query?: {
                    offset?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            steps: {
                                at: string;
                                snapshot: string;
                                /** @enum {string} */
                                reason: "run" | "replay" | "repair" | "erasure" | "roll_back" | "feedback";
                                note: string | null;
                                newest: boolean;
                                kept: {
                                    version: number;
                                    deliveries: number;
                                    files: number;
                                    bytes: number;
                                    rows: number;
                                    last_day: string | null;
                                } | null;
                            }[];
                            total: number;
                            policy: {
                                days: number;
                                /** @enum {string} */
                                afterwards: "month" | "year" | "nothing";
                            };
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/snapshots/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What differs between two kept snapshots: tables and sources */
        get: {
            parameters: {
                query?: {
                    before?: string;
                    after?: string;
                };
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            before: string;
                            after: string;
                            tables: {
                                table: string;
                                rows_before: number;
                                rows_after: number;
                                rows_added: number;
                                rows_removed: number;
                                files_shared: number;
                                files_added: number;
                                files_removed: number;
                            }[];
                            sources: {
                                source_id: string;
                                before: {
                                    deliveries: number;
                                    read: number;
                                    accepted: number;
                                    merged: number;
                                    quarantined: number;
                                    flagged: number;
                                };
                                after: {
                                    deliveries: number;
                                    read: number;
                                    accepted: number;
                                    merged: number;
                                    quarantined: number;
                                    flagged: number;
                                };
                                added: string[];
                                removed: string[];
                                changed: string[];
                            }[];
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/snapshots/diff/{table}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows of a table that differ between two kept snapshots, by its key, a page at a time */
        get: {
            parameters: {
                query?: {
                    offset?: number;
                    limit?: number;
                    before?: string;
                    after?: string;
                };
                header?: never;
                path: {
                    region: string;
                    table: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            table: string;
                            columns: string[];
                            rows: {
                                /** @enum {string} */
                                change: "added" | "removed" | "changed";
                                /** @enum {string} */
                                side: "before" | "after";
                                cells: (string | number | boolean | null)[];
                            }[];
                            total: {
                                [key: string]: number;
                            };
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/snapshots/roll-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a kept snapshot the newest again, with its results; nothing leaves the history */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        snapshot: string;
                        /** @default null */
                        note?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            at: string;
                            snapshot: string;
                            /** @enum {string} */
                            reason: "run" | "replay" | "repair" | "erasure" | "roll_back" | "feedback";
                            note: string | null;
                            current: string[];
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/snapshots/sweep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deletes what no kept snapshot or artefact names; with dry_run, which is the default, only tells */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    region: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        policy?: {
                            days: number;
                            /** @enum {string} */
                            afterwards: "month" | "year" | "nothing";
                        };
                        /** @default true */
                        dry_run?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            snapshots: string[];
                            artefacts: string[];
                            files: number;
                            bytes: number;
                            dry_run: boolean;
                        };
                    };
                };
                /** @description not changed */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: number;
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            details?: {
                                at: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;

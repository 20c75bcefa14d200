export const forecast = {
  method: {
    'forecast/naive': 'last value',
    'forecast/seasonal-naive': 'same as last season',
    'forecast/ets': 'exponential smoothing (ETS)',
  },
  /** Written beside the lines and bands of a fan. */
  chart: {
    asOf: 'as of {{date}}',
    measured: 'measured',
    middle: 'middle {{value}}',
    upTo: '{{level}}: up to {{value}}',
    from: '{{level}}: from {{value}}',
    lastSeason: 'last year {{value}}',
    happened: 'happened: {{value}}',
  },
  figure: {
    peak_admission: {
      label: 'Admissions at the expected peak',
      definition: 'Highest expected number of admissions in one period of the horizon, with its 80% interval.',
    },
    peak_attendance: {
      label: 'Attendances at the expected peak',
      definition: 'Highest expected number of attendances in one period of the horizon, with its 80% interval.',
    },
    peak_stay: {
      label: 'Stays at the expected peak',
      definition: 'Highest expected number of stays in one period of the horizon, with its 80% interval.',
    },
    peak_bed: {
      label: 'Beds in use at the expected peak',
      definition: 'Highest expected number of beds in use in one period of the horizon, with its 80% interval.',
    },
    peak_patient: {
      label: 'Patients at the expected peak',
      definition: 'Highest expected number of patients in one period of the horizon, with its 80% interval.',
    },
    peak_value: {
      label: 'Value at the expected peak',
      definition: 'Highest expected value in one period of the horizon, with its 80% interval.',
    },
    coverage: {
      label: 'Past values inside the 80% interval',
      definition:
        'Share of past values that lay inside the interval promised to hold 80%, had it been drawn with what was known then. Near 80% is right; below it, plan for the upper end.',
    },
    loss_ratio: {
      label: 'Error against repeating last season',
      definition:
        'Mean scaled error (MASE) of the chosen method on past origins ÷ that of repeating the same period of the last season. Below 1 is better than repeating.',
    },
    warned: {
      label: 'Facilities with a warning',
      definition:
        'Facilities where the chance that demand passes the set share of capacity reaches level blue or above.',
    },
    warned_red: {
      label: 'Facilities with a red warning',
      definition: 'Facilities where the chance that demand passes the set share of capacity reaches level red.',
    },
  },
  note: {
    not_tested:
      '{{en}}: the history is too short to try the method on the past, so it is not known how well its intervals hold.',
    intervals_narrow_one:
      '{{en}}: past {{promised}}% intervals held {{held}}% of values ({{n}} past origin). Plan for the upper end.',
    intervals_narrow_other:
      '{{en}}: past {{promised}}% intervals held {{held}}% of values ({{n}} past origins). Plan for the upper end.',
    intervals_wide_one:
      '{{en}}: past {{promised}}% intervals held {{held}}% of values ({{n}} past origin). They are wider than needed.',
    intervals_wide_other:
      '{{en}}: past {{promised}}% intervals held {{held}}% of values ({{n}} past origins). They are wider than needed.',
    intervals_adjusted:
      '{{en}}: intervals are scaled by past errors (split conformal), because that held better in the past.',
    no_better: '{{en}}: on past origins nothing beat repeating the last season.',
    missing_periods_one: '{{en}}: {{n}} period without a report is treated as missing, not as 0.',
    missing_periods_other: '{{en}}: {{n}} periods without a report are treated as missing, not as 0.',
    places_vary:
      '{{en}}: the sum rests on {{least}} to {{most}} reporting places a period over the last year; part of a change may be reporting.',
    series_too_short:
      '{{en}}: {{has}} periods are known, at least {{needs}} are needed for a season. No forecast is made.',
    facilities_too_short_one:
      '{{en}}: {{n}} facility has too short a history (at least {{needs}} periods) and is left out.',
    facilities_too_short_other:
      '{{en}}: {{n}} facilities have too short a history (at least {{needs}} periods) and are left out.',
    intervals_for_quality_one:
      '{{en}}: the data of {{n}} series are poor (completeness × accuracy below 90 %); its interval is wider, at most twice.',
    intervals_for_quality_other:
      '{{en}}: the data of {{n}} series are poor (completeness × accuracy below 90 %); their intervals are wider, at most twice.',
    capacity_by_stay:
      '{{en}}: capacity in admissions is beds × days ÷ the mean stay of the last year, so occupancy is a mean over the period, not its worst day.',
    capacity_unknown_one: '{{en}}: {{n}} place has no known capacity and gets no warning level.',
    capacity_unknown_other: '{{en}}: {{n}} places have no known capacity and get no warning level.',
    staffed_derived_one: 'One facility reports no staffed beds; they are derived from its nurses (see the profile).',
    staffed_derived_other:
      '{{n}} facilities report no staffed beds; they are derived from their nurses (see the profile).',
  },
  lack: {
    no_profile: 'A profile of zones and facilities is missing, so series cannot be assigned to places.',
    no_statistic:
      'Reported figures by week or month (table statistic) are missing for a series that the region asks for.',
    no_encounter: 'Contacts with care (table encounter) are missing for a series that the region asks for.',
    no_surveillance: 'Notified cases (table surveillance) are missing for a series that the region asks for.',
    no_capacity: 'Capacities that demand must fit into are missing; no warning level can be given for such a series.',
    too_short: 'No series is long enough for a forecast: at least one season and one period are needed.',
  },
} as const;

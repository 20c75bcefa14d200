export const simulate = {
  scenario: { baseline: 'As it is', plan: 'With the plan', observed: 'Observed' },
  figure: {
    baseline_occupancy: {
      label: 'Staffed beds in use, as it is',
      definition:
        'Mean patients in beds ÷ staffed beds in the simulated baseline; above 100% patients lie in extra beds.',
    },
    baseline_wait: {
      label: 'Mean wait for a bed, as it is',
      definition: 'Days from asking for a bed to getting one, mean over admitted patients, in the simulated baseline.',
    },
    baseline_refused: {
      label: 'Patients who go elsewhere, as it is',
      definition: 'Share of patients whose patience ends before a bed is free, in the simulated baseline.',
    },
    baseline_in_extra_beds: {
      label: 'Patients in extra beds, as it is',
      definition: 'Mean number of patients in beds above the staffed ones, in the simulated baseline.',
    },
    baseline_admissions: {
      label: 'Admissions, as it is',
      definition: 'Patients admitted a day in the simulated baseline, all simulated facilities together.',
    },
    plan_occupancy: {
      label: 'Staffed beds in use, with the plan',
      definition: 'Mean patients in beds ÷ staffed beds when the beds of the plan are there; the same patients come.',
    },
    plan_wait: {
      label: 'Mean wait for a bed, with the plan',
      definition: 'Days from asking for a bed to getting one, mean over admitted patients, with the beds of the plan.',
    },
    plan_refused: {
      label: 'Patients who go elsewhere, with the plan',
      definition: 'Share of patients whose patience ends before a bed is free, with the beds of the plan.',
    },
    plan_in_extra_beds: {
      label: 'Patients in extra beds, with the plan',
      definition: 'Mean number of patients in beds above the staffed ones, with the beds of the plan.',
    },
    plan_admissions: {
      label: 'Admissions, with the plan',
      definition: 'Patients admitted a day with the beds of the plan, all simulated facilities together.',
    },
    wait_change: {
      label: 'Change of the mean wait by the plan',
      definition:
        'Wait with the plan less wait as it is, paired by replication on the same patients; below 0 is shorter.',
    },
    observed_occupancy: {
      label: 'Staffed beds in use, observed',
      definition: 'Bed-days of the stays that ended in the year ÷ (staffed beds × days), for the simulated facilities.',
    },
    observed_wait: {
      label: 'Mean wait, observed',
      definition:
        'Mean wait that the facilities reported with their stays; waits for other reasons than a bed are in it.',
    },
    observed_admissions: {
      label: 'Admissions, observed',
      definition: 'Stays that ended in the year ÷ days, for the simulated facilities.',
    },
  },
  note: {
    same_demand:
      'Both scenarios meet the same patients. People who stay away today because wards are full are not in the data; if they come, the relief is smaller.',
    baseline_only:
      'The plan adds no beds to this service in the simulated facilities; only the present state is shown.',
    extra_beds_one:
      'In one facility the staffed beds alone could not have taken the observed patients within the observed waits; {{beds}} extra beds are assumed there, in both scenarios.',
    extra_beds_other:
      'In {{n}} facilities the staffed beds alone could not have taken the observed patients within the observed waits; {{beds}} extra beds are assumed there, in both scenarios.',
    occupancy_off:
      'The baseline fills {{simulated}}% of staffed beds, the data say {{observed}}%: read differences, not levels.',
    admissions_off:
      'The baseline admits {{simulated}} patients a day, the data say {{observed}}: read differences, not levels.',
    wait_off:
      'The simulated wait is {{simulated}} days, the reported one {{observed}}. Only waiting for a bed is simulated; appointments arranged ahead are not.',
    wait_unknown: 'Waits are not reported, so the simulated wait cannot be set beside anything.',
    plan_not_full_one:
      'Of the {{of}} facilities that get beds, one has hardly any wait: there the plan brings care nearer, not sooner.',
    plan_not_full_other:
      'Of the {{of}} facilities that get beds, {{n}} have hardly any wait: there the plan brings care nearer, not sooner.',
    beyond_limit_one: 'The {{kept}} facilities that matter most are simulated; one smaller one is not.',
    beyond_limit_other: 'The {{kept}} facilities that matter most are simulated; {{n}} smaller ones are not.',
    no_beds_one: 'One facility has stays but no count of staffed beds, and is left out.',
    no_beds_other: '{{n}} facilities have stays but no count of staffed beds, and are left out.',
    no_stays_one: 'One facility gives the service but sent no stays in the year, and is left out.',
    no_stays_other: '{{n}} facilities give the service but sent no stays in the year, and are left out.',
    implausible_one:
      'One facility has more or longer stays than eight times its staffed beds could hold, and is left out. Check its beds, admissions and dates.',
    implausible_other:
      '{{n}} facilities have more or longer stays than eight times their staffed beds could hold, and are left out. Check their beds, admissions and dates.',
    short_history_one: 'Only one day of stays is known.',
    short_history_other: 'Only {{n}} days of stays are known: the seasons of a year are not all in them.',
    staffed_derived_one: 'One facility reports no staffed beds; they are derived from its nurses (see the profile).',
    staffed_derived_other:
      '{{n}} facilities report no staffed beds; they are derived from their nurses (see the profile).',
  },
  lack: {
    profile: 'There is no profile to start from.',
    beds: 'The supply of this service is not counted in beds, so there is nothing to wait for.',
    stays: 'Inpatient stays with their length are not in the data, so waiting for a bed cannot be simulated.',
    plausible_stays:
      'Every facility has more or longer stays than eight times its staffed beds could hold. Check beds, admissions and dates.',
  },
} as const;

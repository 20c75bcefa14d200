export const feedback = {
  column: {
    facility: 'Facility',
    score: 'Score',
    peers: 'Measured against',
    input: 'Input',
    output: 'Output',
    input_slack: 'Too much beyond the score',
    output_slack: 'Too little beyond the score',
  },
  /** What columns are called where the region gives them no name of their own. */
  beds: 'Beds, {{service}}',
  measure: { stays: 'Stays', bed_days: 'Bed-days' },
  role: { physician: 'Physicians', doctor: 'Doctors', nurse: 'Nurses' },
  reason: {
    too_small: 'smaller than the least size',
    missing_input: 'an input is not known',
    missing_output: 'an output is not known',
  },
  figure: {
    units_compared: {
      label: 'Facilities compared',
      definition: 'Facilities of one kind and at least the least size, with every input and output of the year.',
    },
    on_frontier: {
      label: 'Facilities on the frontier',
      definition: 'Facilities with a score of 1: no mix of others gives their outputs from fewer inputs.',
    },
    mean_score: {
      label: 'Mean efficiency score',
      definition:
        'Mean of the scores of data envelopment analysis (CCR, input-oriented): from what share of its inputs a facility could give its outputs if it worked like the best compared.',
    },
    lower_quarter_score: {
      label: 'Score at the lower quarter',
      definition: 'A quarter of the facilities score this or less.',
    },
  },
  note: {
    follows_occupancy:
      'With beds in and patients out, the score follows occupancy (rank correlation {{correlation}}): a low score is mostly an emptier house, not a worse one.',
    cannot_tell:
      'The score knows nothing of quality or of how ill the patients are: outputs are not adjusted for case mix. It compares facilities with the best of them, however good those are.',
    few_units_one: 'Only one facility is compared, {{needed}} would be advised for so many inputs and outputs.',
    few_units_other:
      'Only {{n}} facilities are compared, {{needed}} would be advised for so many inputs and outputs: many look efficient for want of anyone like them.',
    too_small_one: 'One facility is smaller than the least size and is left out.',
    too_small_other: '{{n}} facilities are smaller than the least size and are left out.',
    missing_input_one: 'One facility of the kind has an unknown input and is left out.',
    missing_input_other: '{{n}} facilities of the kind have an unknown input and are left out.',
    missing_output_one: 'One facility of the kind has an unknown output and is left out.',
    missing_output_other: '{{n}} facilities of the kind have an unknown output and are left out.',
    filled_periods_one:
      'One facility did not report every month of the year; the missing ones count as the mean of the others.',
    filled_periods_other:
      '{{n}} facilities did not report every month of the year; the missing ones count as the mean of the others.',
    staffed_derived_one: 'One facility reports no staffed beds; they are derived from its nurses (see the profile).',
    staffed_derived_other:
      '{{n}} facilities report no staffed beds; they are derived from their nurses (see the profile).',
  },
  lack: {
    profile: 'There is no profile to start from.',
    inputs: 'The resources that facilities use up (beds, staff) are not in the data, so efficiency cannot be compared.',
    outputs:
      'What facilities do with their resources (stays, attendances) is not in the data, so efficiency cannot be compared.',
    units: 'Fewer than three facilities of one kind have every input and output; there is nothing to compare.',
  },
} as const;

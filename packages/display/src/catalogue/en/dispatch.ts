export const dispatch = {
  figure: {
    patients: { label: 'Surge', definition: 'Patients who need a place at once.' },
    stay: { label: 'Stay where they are', definition: 'Patients who find a free place at the facility of the surge.' },
    transferred: { label: 'Transferred', definition: 'Patients who are moved to another facility.' },
    unplaced: {
      label: 'Without a place',
      definition: 'Patients for whom no free place is left within the limit of the journey.',
    },
    receivers: { label: 'Receiving facilities', definition: 'Facilities that take at least one patient.' },
    mean_minutes: {
      label: 'Mean journey',
      definition: 'Minutes from the facility of the surge, mean over those moved.',
    },
    farthest_minutes: { label: 'Longest journey', definition: 'Minutes to the farthest facility that takes anyone.' },
    patient_minutes: {
      label: 'Journeys in sum',
      definition: 'Patients × minutes, summed: the least possible for as many patients placed (min-cost flow).',
    },
  },
  reason: {
    nearest_with_room: 'The nearest with a free place.',
    next_with_room_one: 'One nearer facility has room too and is filled first.',
    next_with_room_other: '{{n}} nearer facilities have room too and are filled first.',
    nearer_full_one: 'One nearer facility has no free place.',
    nearer_full_other: '{{n}} nearer facilities have no free place.',
    filled: 'It is then {{share}} full, and takes no more.',
  },
  note: {
    fullest_chosen: 'No place was named for the surge; the fullest facility was taken.',
    straight_line: 'Journeys between facilities are straight lines with the detour and speed of the balance.',
    past_zones:
      'Journey times are given from zones to facilities only: between facilities the quickest way past a zone was taken. It is never too short.',
    unknown_left_out_one: 'One facility takes no part: its supply or occupancy is not known.',
    unknown_left_out_other: '{{n}} facilities take no part: their supply or occupancy is not known.',
    occupancy_is_past:
      'Free places follow from the occupancy that the data last held, not from the state of this hour.',
    severity_not_weighed:
      'Neither severity nor level of care is weighed: a small facility counts as able to take any of these patients.',
    unplaced_one:
      'One patient finds no place within {{limit}} minutes while facilities are filled to {{share}} at most.',
    unplaced_other:
      '{{n}} patients find no place within {{limit}} minutes while facilities are filled to {{share}} at most.',
    limit_that_would_do: 'With journeys of up to {{minutes}} minutes everybody would find a place.',
    staffed_derived_one: 'One facility reports no staffed beds; they are derived from its nurses (see the profile).',
    staffed_derived_other:
      '{{n}} facilities report no staffed beds; they are derived from their nurses (see the profile).',
  },
  lack: {
    no_profile: 'Facilities are missing; nobody can be asked to take patients.',
    no_supply: 'The supply of the service is not known for any facility.',
    no_occupancy: 'How full facilities are is not known: neither stays nor reported occupancy were sent.',
    no_travel: 'No way to reckon journeys is configured (balance: travel in region.yaml).',
    no_origin: 'The place named for the surge has no facility whose supply and occupancy are known.',
  },
} as const;

export const balance = {
  figure: {
    short_zones: {
      label: 'Short zones',
      definition:
        'Zones with low supply and high need: people there can reach less than the region’s mean while their ages need more. The limits stand in the region’s assumptions.',
    },
    short_people: {
      label: 'People in short zones',
      definition: 'Residents of the zones with low supply and high need.',
    },
    short_zones_firm: {
      label: 'Short in every rerun',
      definition: 'Short zones that stay short with other detours, speeds and catchments.',
    },
    ample_zones: { label: 'Ample zones', definition: 'Zones with high supply and low need.' },
    ample_people: {
      label: 'People in ample zones',
      definition: 'Residents of the zones with high supply and low need.',
    },
    people_without_reach: {
      label: 'People who reach nothing',
      definition: 'Residents of zones from which no known supply can be reached in time.',
    },
    people_within_30: {
      label: 'People within 30 minutes',
      definition: 'Share of residents whose way to the nearest known supply takes at most 30 minutes.',
    },
    mean_score: {
      label: 'Supply within reach per 1,000 people',
      definition:
        'Supply that residents can reach in time, shared among all who can reach it, near supply counting more (E2SFCA). Mean over residents.',
    },
    supply_out_of_reach: {
      label: 'Supply that nobody reaches',
      definition: 'Share of the known supply that lies beyond every zone’s reach.',
    },
    areas_without_facility: {
      label: 'Areas without any facility',
      definition: 'Areas in which no facility gives the service. That is a finding, not a gap of the list.',
    },
    gini: {
      label: 'Gini index',
      definition: 'How unequally residents share the supply within reach: 0 is equal, 1 is all for one.',
    },
    theil: {
      label: 'Theil index',
      definition:
        'Theil’s T of the supply within reach over residents: 0 is equal. It is the sum of a part between areas and a part within them.',
    },
    theil_between: {
      label: 'Theil, between areas',
      definition: 'The part of Theil’s T that would remain if everybody had the mean of their area.',
    },
    theil_within: { label: 'Theil, within areas', definition: 'The part of Theil’s T that lies inside the areas.' },
  },
  note: {
    straight_line:
      'No roads are known: journeys are straight lines × {{detour}} at {{speed}} km/h. Rivers, hills and traffic are not in them.',
    given_times: 'Journey times are those that the region gave ({{mode}}).',
    variants_skipped_one:
      'One rerun changes detour or speed only; with given journey times it would change nothing and is left out.',
    variants_skipped_other:
      '{{n}} reruns change detour or speed only; with given journey times they would change nothing and are left out.',
    no_groups: 'No zone belongs to an area of the level "{{level}}", so inequality cannot be split between areas.',
    spread_settlements:
      '{{share}} of the supply is out of reach of every zone’s centre: zones are larger than a catchment. Their people are spread evenly over the settlements inside them.',
    spread_grid:
      '{{share}} of the supply is out of reach of every zone’s centre: zones are larger than a catchment. Their people are spread evenly over a grid of {{km}} km inside them.',
    spread_impossible:
      '{{share}} of the supply is out of reach of every zone’s centre: zones are larger than a catchment. The region gives neither settlements nor borders over which people could be spread, so large zones look worse served than they are.',
    edge_one:
      'The catchment of one zone crosses the edge of the region. Care beyond it is not in the data; unless a shore lies there, the zone may be better served than shown.',
    edge_other:
      'The catchments of {{n}} zones cross the edge of the region. Care beyond it is not in the data; unless a shore lies there, these zones may be better served than shown.',
    edge_unknown: 'The region gave no borders, so zones near its edge cannot be marked.',
    gaps_left_out_one: 'One zone is a gap of the list. Its people count as demand; it has no class and no finding.',
    gaps_left_out_other:
      '{{n}} zones are gaps of the list. Their people count as demand; they have no class and no finding.',
    unknown_near_one:
      'One facility has no count for this service and takes no part; {{zones}} zones within its reach are marked.',
    unknown_near_other:
      '{{n}} facilities have no count for this service and take no part; {{zones}} zones within their reach are marked.',
    supply_without_position_one: 'One facility with known supply has no position, so nobody can be said to reach it.',
    supply_without_position_other:
      '{{n}} facilities with known supply have no position, so nobody can be said to reach them.',
    areas_without_facility_one:
      'In one of {{of}} areas no facility gives this service ({{persons}} people): {{names}}. That is a finding, not a gap of the list.',
    areas_without_facility_other:
      'In {{n}} of {{of}} areas no facility gives this service ({{persons}} people): {{names}}. That is a finding, not a gap of the list.',
    areas_without_facility_many:
      'In {{n}} of {{of}} areas no facility gives this service ({{persons}} people), among them {{names}}. That is a finding, not a gap of the list.',
    institutions_only: 'Supply is counted in institutions, whatever their size: neither beds nor staff are known.',
    stand_in_rates: 'Need rests on rates from elsewhere, a stand-in. It compares zones by the ages of their people.',
    need_is_residents: 'Need is counted in residents, not in events.',
    need_flat:
      'Need per resident is the same in every zone, so no zone can be short or ample: ages are known for the whole only.',
    need_unknown: 'Need is unknown, so zones can be compared by supply alone and none has a class.',
    staffed_derived_one: 'One facility reports no staffed beds; they are derived from its nurses (see the profile).',
    staffed_derived_other:
      '{{n}} facilities report no staffed beds; they are derived from their nurses (see the profile).',
  },
  lack: {
    no_profile: 'Without zones and facilities there is nothing to balance.',
    no_travel:
      'No journey times were sent for the mode that the region names. A table of minutes from zones to facilities is needed, or straight lines in region.yaml.',
    no_positions: 'No zone has a position, so no journey can be worked out.',
    no_supply: 'A service has no known supply, so it cannot be balanced against need.',
  },
  class: {
    11: 'low supply, low need',
    12: 'low supply, middling need',
    13: 'low supply, high need',
    21: 'middling supply, low need',
    22: 'middling supply, middling need',
    23: 'middling supply, high need',
    31: 'high supply, low need',
    32: 'high supply, middling need',
    33: 'high supply, high need',
  },
  kind: { short: 'short', ample: 'ample' },
  finding: {
    place: '{{name}} ({{above}})',
    place_apart: '{{name}} ({{above}})',
    place_code: 'Zone {{name}} in {{above}}',
    short:
      '{{place}} is short of {{service}}: its {{persons}} people can reach {{supply}}% of the mean supply, and their ages need {{need}}% of the mean.',
    none: '{{place}} has no {{service}} within reach: its {{persons}} people need {{need}}% of the mean.',
    ample:
      '{{place}} has ample {{service}}: its {{persons}} people can reach {{supply}}% of the mean supply, and their ages need {{need}}% of the mean.',
    held_all: 'It holds in {{held}} of {{variants}} reruns.',
    held_some: 'It holds in only {{held}} of {{variants}} reruns.',
    unknown: 'A facility without a count lies within reach, so supply may be higher.',
    edge: 'Its catchment crosses the edge of the region; care beyond it is not counted.',
  },
  error: {
    journeysReversed:
      'Journeys run from facilities to zones in all {{n}} rows of the table travel (the first from "{{from}}" to "{{to}}"). They have to run from zones (from_id) to facilities (to_id): swap the two in the contract or in the file.',
    journeysUnknown:
      'None of the {{n}} rows of the table travel joins a zone and a facility that are known: the first runs from "{{from}}" to "{{to}}", while the first zone is "{{zone}}" and the first facility "{{facility}}". Give the same codes in all files.',
    noReach:
      'No zone reaches any facility within the {{minutes}} minutes of balance.decay in region.yaml. Check that journeys are in minutes, that lon and lat are not swapped, and that the weights of the decay are above 0.',
  },
} as const;

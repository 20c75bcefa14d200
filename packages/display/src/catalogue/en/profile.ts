export const profile = {
  figure: {
    residents: {
      label: 'Residents',
      definition: 'People who live in the zones, in the year that the profile uses.',
    },
    share_65plus: {
      label: 'Aged 65 or over',
      definition: 'Share of residents aged 65 or over. An age band that reaches across 65 is split by years of age.',
    },
    zones: { label: 'Zones', definition: 'Smallest areas that are planned for.' },
    facilities: { label: 'Facilities', definition: 'Places of care that exist on the as-of date.' },
    total_supply: {
      label: 'Supply',
      definition:
        'Sum over the facilities that give the service. A facility without a count is unknown, not 0, and adds nothing.',
    },
    unknown_facilities: {
      label: 'Facilities without a count',
      definition:
        'Facilities of a kind that gives the service, for which the data hold no count. They take no part in sums. Staffed beds of those that report beds and nurses can be derived: profile: staffed_beds in region.yaml.',
    },
    supply_per_1000: {
      label: 'Supply per 1,000 people',
      definition: 'Known supply ÷ residents of the zones × 1,000. It says how much there is, not who can reach it.',
    },
    need_per_1000: {
      label: 'Expected need',
      definition:
        'Events a year per 1,000 residents at standard rates by age: residents of each age × the rate of that age. It is need, not use.',
    },
    target_per_1000: {
      label: 'People the service is for',
      definition: 'Residents of the ages that the service is for, per 1,000 residents.',
    },
    occupancy: {
      label: 'Occupancy',
      definition:
        'Share of the supply in use, over facilities for which both supply and use are known, weighted by supply.',
    },
    in_use: {
      label: 'In use',
      definition: 'Supply × occupancy, summed over the facilities for which both are known.',
    },
  },
  note: {
    ages_from_area_one:
      'One zone has no ages of its own and is given the age structure of the area that holds it ({{year}}).',
    ages_from_area_other:
      '{{n}} zones have no ages of their own and are given the age structure of the area that holds them ({{year}}).',
    zones_without_people_one: 'Nobody lives in one zone. It takes no part in means and classes.',
    zones_without_people_other: 'Nobody lives in {{n}} zones. They take no part in means and classes.',
    zones_unknown_people_one: 'The population of one zone is unknown. It takes no part in means and classes.',
    zones_unknown_people_other: 'The population of {{n}} zones is unknown. They take no part in means and classes.',
    population_unusable_one:
      'One row of the population holds a negative count or an impossible age band and is left out.',
    population_unusable_other:
      '{{n}} rows of the population hold a negative count or an impossible age band and are left out.',
    zones_without_position_one: 'One zone has no position and cannot be put on the map.',
    zones_without_position_other: '{{n}} zones have no position and cannot be put on the map.',
    facilities_without_position_one: 'One facility has no position: nobody can be said to reach it.',
    facilities_without_position_other: '{{n}} facilities have no position: nobody can be said to reach them.',
    coarse_positions_one:
      'One facility stands at the centre of its town, county or city, or at its headquarters, not at its own address.',
    coarse_positions_other:
      '{{n}} facilities stand at the centre of their town, county or city, or at their headquarters, not at their own address.',
    standing_by_nearest: 'Zones have no borders here: each facility is counted in the nearest zone of its area.',
    gaps_one: 'The list of facilities is incomplete in one place: {{names}}. This is a gap of the list, not of care.',
    gaps_other:
      'The list of facilities is incomplete in {{n}} places: {{names}}. These are gaps of the list, not of care.',
    gaps_unknown: 'The contracts name gaps that are no place of this region: {{ids}}. Check their codes.',
    years_differ: 'Some zones have no population for {{year}}; their own last year is used.',
    unknown_supply_one: 'One facility sent no count for this service. It is unknown, not 0.',
    unknown_supply_other: '{{n}} facilities sent no count for this service. They are unknown, not 0.',
    institutions_only: 'Neither beds nor staff are known: every institution counts 1, whatever its size.',
    supply_period: 'Supply is that of {{period}}, the last period for which anything was sent.',
    stand_in_rates:
      'The region has no rates of its own. Need rests on rates from elsewhere, a stand-in: {{reference}}. They compare zones with each other; they are no measure of the region’s own use.',
    births_counted: 'The rates count births as stays of age 0.',
    need_is_residents: 'Need is counted in residents, not in events.',
    ages_without_rate_one: 'No rate covers the age of one resident, who adds nothing to need.',
    ages_without_rate_other: 'No rate covers the ages of {{n}} residents, who add nothing to need.',
    staffed_derived_one:
      'One facility reports beds but no staffed ones: {{beds}} staffed beds are derived from its nurses, {{ratio}} a bed, and no more than it has.',
    staffed_derived_other:
      '{{n}} facilities report beds but no staffed ones: {{beds}} staffed beds are derived from their nurses, {{ratio}} a bed, and no more than they have.',
  },
  lack: {
    no_zones:
      'No zones were sent. A table with the code, position and area of each township (or tract, or district) is needed.',
    no_facilities: 'No facilities were sent. A list of places of care with their kind and position is needed.',
    no_population: 'No population was sent for the zones. Residents of each zone are needed.',
    no_rates:
      'No rates by age were sent for a service, so its need is unknown. The region’s own rates, or published ones, may stand in a contract.',
    no_ages:
      'Ages are unknown, so need by age is unknown. Population by age, of the zones or of the areas above them, is needed.',
    no_supply:
      'For a service no facility sent a count, so its supply is unknown. Staffed beds can be derived where beds and nurses are known: profile: staffed_beds in region.yaml.',
    no_use: 'Use is unknown for a service: neither stays nor a reported occupancy were sent.',
  },
} as const;

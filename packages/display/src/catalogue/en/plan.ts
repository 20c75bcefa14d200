export const plan = {
  figure: {
    placed: { label: 'To be placed', definition: 'Units that the plan adds, over all facilities.' },
    places: { label: 'At so many facilities', definition: 'Facilities that grow under the plan.' },
    worst_before: {
      label: 'Worst-served, today',
      definition:
        'Supply within reach per 1,000 people, mean over the worst-served share of the people among zones that a candidate facility can reach.',
    },
    worst_after: {
      label: 'Worst-served, under the plan',
      definition: 'The same mean when the plan has been carried out; who is worst served is decided anew.',
    },
    worst_bound: {
      label: 'No plan reaches more than',
      definition: 'Proven upper bound of the mean under the same number, budget and caps, fractions of units allowed.',
    },
    gap: { label: 'Gap', definition: '(bound − plan) ÷ plan: how much better a plan could be at most.' },
    people_helped: {
      label: 'People helped',
      definition: 'Residents of zones whose supply within reach rises by at least a tenth.',
    },
    short_before: { label: 'Short zones, today', definition: 'Zones with low supply and high need.' },
    short_after: {
      label: 'Short zones, under the plan',
      definition: 'The same judged anew under the plan; the mean with which zones are compared rises too.',
    },
    cost: { label: 'Cost', definition: 'Units placed × price of a unit.' },
    site_minutes_before: {
      label: 'Mean way, today',
      definition: 'Minutes to the nearest facility with known supply, mean over residents.',
    },
    site_minutes_after: {
      label: 'Mean way with the new site',
      definition: 'The same with one more facility at the zone where it saves most; every zone was tried (p-median).',
    },
  },
  binding: {
    number_one:
      'One $t(common.unit.{{unit}}, {"count": 1}) was to be placed. Another would give the worst-served up to {{worth}} more per million people.',
    number_other:
      '{{n}} $t(common.unit.{{unit}}, {"count": 2}) were to be placed. Another $t(common.unit.{{unit}}, {"count": 1}) would give the worst-served up to {{worth}} more per million people.',
    number_and_budget_one:
      'One $t(common.unit.{{unit}}, {"count": 1}) was to be placed, and the budget pays for no more. Another would give the worst-served up to {{worth}} more per million people.',
    number_and_budget_other:
      '{{n}} $t(common.unit.{{unit}}, {"count": 2}) were to be placed, and the budget pays for no more. Another $t(common.unit.{{unit}}, {"count": 1}) would give the worst-served up to {{worth}} more per million people.',
    budget_one:
      'The budget pays for one $t(common.unit.{{unit}}, {"count": 1}). Another would give the worst-served up to {{worth}} more per million people.',
    budget_other:
      'The budget pays for {{n}} $t(common.unit.{{unit}}, {"count": 2}). Another $t(common.unit.{{unit}}, {"count": 1}) would give the worst-served up to {{worth}} more per million people.',
    caps_one:
      'All facilities together can take one $t(common.unit.{{unit}}, {"count": 1}) only: no more can be placed until a cap is raised.',
    caps_other:
      'All facilities together can take {{n}} $t(common.unit.{{unit}}, {"count": 2}) only: no more can be placed until a cap is raised.',
    cap_one:
      '{{name}} is full with one more $t(common.unit.{{unit}}, {"count": 1}). Room for another there would give the worst-served up to {{worth}} more per million people than the next best place.',
    cap_other:
      '{{name}} is full with {{n}} more $t(common.unit.{{unit}}, {"count": 2}). Room for another $t(common.unit.{{unit}}, {"count": 1}) there would give the worst-served up to {{worth}} more per million people than the next best place.',
    other_caps_one: 'One more facility is filled to its cap.',
    other_caps_other: '{{n}} more facilities are filled to their caps.',
    budget_below_price: 'Nothing can be placed: a unit costs {{price}}, the budget is {{budget}}.',
    no_candidate:
      'Nothing can be placed: no facility whose supply is known, that people can reach, may grow by a whole unit.',
  },
  void: {
    every_distance_zero:
      'Every zone has a facility at its own point, so every distance is 0 and no site can be nearer. Smaller zones or true positions are needed.',
    nothing_nearer: 'No site would bring anybody nearer to care.',
    nobody_reaches: 'No zone with people can reach a facility whose supply is known.',
  },
  note: {
    price_unknown: 'No price of a unit is known: the plan shows no cost and no budget limits it.',
    budget_unknown: 'A price is known but no budget: the cost is shown, it limits nothing.',
    beyond_candidates_one:
      'One person lives where no candidate facility can be reached; adding to a facility cannot help there, a new site could.',
    beyond_candidates_other:
      '{{n}} people live where no candidate facility can be reached; adding to a facility cannot help there, a new site could.',
    unknown_not_candidates_one: 'One facility does not report its supply; it was not considered for more.',
    unknown_not_candidates_other: '{{n}} facilities do not report their supply; they were not considered for more.',
    institutions_only:
      'Only the number of institutions is known: the plan places institutions of equal weight, not beds or staff.',
    variants:
      'Judged under other detours, speeds and catchments, the plan helps the worst-served in {{held}} of {{variants}}.',
    more_short:
      'More zones count as short under the plan ({{after}}, today {{before}}): the mean with which they are compared has risen.',
    void_every_distance_zero:
      'The question where a new site should be is void: every zone has a facility at its own point, every distance is 0.',
    void_nothing_nearer: 'No new site would bring anybody nearer to care.',
    void_nobody_reaches: 'No new site was sought: no zone with people can reach a facility whose supply is known.',
    site_beyond_one: 'One person has no known way to any facility and was left out of the search for a site.',
    site_beyond_other: '{{n}} people have no known way to any facility and were left out of the search for a site.',
    site_mostly_zero:
      'For {{share}} of the people a facility stands at the very point of their zone, so their way counts as 0: the search for a site sees the others only.',
    site_past_facilities:
      'Journey times are given to facilities only: between zones the quickest way past a facility was taken. It is never too short, so a site may be better than shown.',
    staffed_derived_one: 'One facility reports no staffed beds; they are derived from its nurses (see the profile).',
    staffed_derived_other:
      '{{n}} facilities report no staffed beds; they are derived from their nurses (see the profile).',
  },
  lack: {
    no_profile: 'Zones and facilities are missing; there is nothing to plan for.',
    no_balance: 'The balance was not made; without it nobody knows who is served worst.',
    no_supply: 'The supply of the service is not known for any facility.',
  },
} as const;

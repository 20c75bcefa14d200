export const decide = {
  figure: {
    proposals: { label: 'Proposals', definition: 'Drafts that a working group can vote on.' },
    objections: { label: 'Objections', definition: 'What speaks against them, or against believing their figures.' },
    worst_served: {
      label: 'Supply within reach of the worst-served',
      definition: 'Per 1,000 people, mean over the worst-served share of the people.',
    },
    short_zones: { label: 'Short zones', definition: 'Zones with low supply and high need.' },
    people_helped: {
      label: 'People helped',
      definition: 'Residents of zones whose supply within reach rises by at least a tenth.',
    },
    gain: { label: 'Gain of the worst-served', definition: 'Rise of their supply within reach against today.' },
    gain_least: {
      label: 'Gain, least of the reruns',
      definition: 'The same gain under the detour, speed or catchment that makes it least.',
    },
    gain_most: {
      label: 'Gain, most of the reruns',
      definition: 'The same gain under the detour, speed or catchment that makes it most.',
    },
    cost: { label: 'Cost', definition: 'Units placed × price of a unit.' },
    wait: { label: 'Mean wait', definition: 'Days from request to bed, simulated.' },
    refused: { label: 'Go elsewhere', definition: 'Share of patients who would wait too long, simulated.' },
    occupancy: { label: 'Beds in use', definition: 'Share of beds in use, simulated.' },
    wait_change: {
      label: 'Change of the wait',
      definition: 'Plan − baseline in days, simulated with the same patients in both.',
    },
    mean_minutes: { label: 'Mean way', definition: 'Minutes to the nearest facility, mean over residents.' },
    minutes_saved: { label: 'Saved on the way', definition: 'Minutes less than today, mean over residents.' },
    transferred: { label: 'Transferred', definition: 'Patients of the surge who are moved to another facility.' },
    unplaced: { label: 'Without a place', definition: 'Patients of the surge for whom no place is found.' },
    transfer_minutes: { label: 'Mean journey', definition: 'Minutes, mean over those who are moved.' },
  },
  proposal: {
    allocation: {
      title_one: 'Add one $t(common.unit.{{unit}}, {"count": 1}) for the worst-served',
      title_other:
        'Add {{n}} $t(common.unit.{{unit}}, {"count": 2}) at {{places}} $t(common.unit.facility, {"count": {{places}}}) for the worst-served',
      question_one: 'Should it be added? Supply within reach rises by a tenth or more for {{people}} people.',
      question_other:
        'Should the {{n}} $t(common.unit.{{unit}}, {"count": 2}) be added? Supply within reach rises by a tenth or more for {{people}} people.',
    },
    institutions: {
      title_one: 'Open one more institution where it serves the worst-served',
      title_other: 'Open {{n}} more institutions where they serve the worst-served, beside {{places}} of today',
      question_one: 'Should it be opened? Institutions within reach rise by a tenth or more for {{people}} people.',
      question_other:
        'Should the {{n}} be opened? Institutions within reach rise by a tenth or more for {{people}} people.',
    },
    site: {
      title: 'Open a site at {{en}}',
      question: 'Should a new facility open at {{en}}, where it shortens the way to care most?',
    },
    transfers: {
      title_one: 'Agree on the transfer of a patient from {{en}}',
      title_other:
        'Agree on transfers from {{en}} to {{places}} $t(common.unit.facility, {"count": {{places}}}) for a surge of {{n}} patients',
      question_one: 'Should the facilities agree now on who takes the patient?',
      question_other: 'Should the facilities agree now on who takes how many of {{n}} patients?',
    },
    nothing: { title: 'Leave it as it is', question: 'What if nothing is done?' },
  },
  note: {
    price_unknown: 'The price is not known: cost and benefit cannot be weighed.',
    gap: 'A plan up to {{share}} better may exist; the search proved no more.',
    not_firm_one: 'Under one of {{variants}} other assumptions on journeys the worst-served gain nothing.',
    not_firm_other: 'Under {{n}} of {{variants}} other assumptions on journeys the worst-served gain nothing.',
    short_stay_one: 'One zone is still short afterwards, no fewer than today.',
    short_stay_other: '{{n}} zones are still short afterwards, no fewer than today.',
    not_simulated: 'The effect on waits and occupancy was not simulated: stays or their length are not known.',
    wait_may_not_fall: 'The simulated wait may not fall: the interval of its change reaches 0 or more.',
    unknown_near_one: 'Near one zone lies a facility whose supply is not known; need there may be less than shown.',
    unknown_near_other: 'Near {{n}} zones lie facilities whose supply is not known; need there may be less than shown.',
    edge_one: 'One zone lies at the region’s edge; care beyond it is not in the data.',
    edge_other: '{{n}} zones lie at the region’s edge; care beyond it is not in the data.',
    straight_line: 'Journeys are straight lines with a detour: rivers, hills and traffic are not in them.',
    institutions_only: 'Only the number of institutions is known, not their size.',
    stand_in_need: 'Need rests on rates by age from elsewhere.',
    site_has_no_size: 'Travel alone was weighed: how large the site must be, its staff and its price were not.',
    site_is_close: 'The runner-up is as good within a few seconds; other reasons may decide between them.',
    occupancy_is_past: 'Free places follow from past occupancy; on the day they will be others.',
    severity_not_weighed:
      'Severity and level of care were not weighed: small facilities count as able to take anybody.',
    some_unplaced_one: 'One patient finds no place even so.',
    some_unplaced_other: '{{n}} patients find no place even so.',
  },
  lack: {
    nothing_to_propose: 'No plan, site or transfer was found that could be proposed.',
    without_balance: 'The balance is missing as evidence.',
    without_plan: 'A plan is missing: nothing is proposed on supply or sites.',
    without_simulate: 'A simulation is missing: the effect on waits and occupancy is not known.',
    without_dispatch: 'A transfer plan is missing: nothing is proposed for a surge.',
  },
} as const;

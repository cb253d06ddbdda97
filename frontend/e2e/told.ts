/** What the people of the story say to each other. */
export const topic = 'Letters when people leave hospital'
export const organisations = ['City Hospital', 'County Council', 'Hafan Hospice'] as const
export const thoughts = {
  late: 'The letter comes a week after the person.',
  trust: 'We trust a phone call more than the system.',
  form: 'Three forms ask for the same thing.',
  names: 'Only Mair on ward 4 knows how to send it.',
  board: 'A shared board on the ward would help.',
}
export const cards = {
  letter: {
    keeps: 'Letters are written last, when nobody is left to ask.',
    could: 'write the letter before the person leaves',
  },
  form: { keeps: 'Each of us has its own form.', could: 'have one form that all three accept' },
}
export const proposal = {
  will: 'send the letter on the day the person leaves',
  soThat: 'nobody is visited by somebody who knows nothing',
  who: 'The ward managers of City Hospital',
  by: '2027-06-30',
}
export const betterWill = 'send the letter, however short, on the day the person leaves'
export const worry = 'On a Friday night nobody is there to write it.'

// Finding anyone, and everything said.
export const search = {
  title: 'Find anyone',
  placeholder: 'A name, a number, or words somebody said',
  results: 'What was found',
  lately: 'Lately in touch',
  people: 'People and organizations',
  said: 'Everything said',
  do: 'Do',
  similar: 'similar name',
  organization: 'organization',
  by: '{who}, to {customer}',
  unknown: 'somebody we do not know yet',
  addSomeone: 'Add someone',
  addNamed: 'Add “{name}” as someone new',
  bringFile: 'Bring a file',
  goTo: 'Go to {page}',
  nothing: 'Nothing found for “{text}”',
  nothingWhy:
    'Looked through the names, addresses and phone numbers of everyone you may know of, with one wrong letter of a name forgiven, and through the words of everything said that you may read. A message is found when all the words stand in it.',
  found:
    '{names, plural, =0 {nobody} one {# name} other {# names}}, {said, plural, =0 {no message} one {# message} other {# messages}}',
  open: 'open',
  move: 'move',
  close: 'close',
} as const

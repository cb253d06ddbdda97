/** The stages in order, as the server names them. */
export const stages = [
  'arriving',
  'checkIn',
  'gather',
  'share',
  'explore',
  'agree',
  'closing',
  'closed',
  'cancelled',
] as const

export type Stage = (typeof stages)[number]

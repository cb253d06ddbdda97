/** What a page that runs or shows the workshop has as its heading. */
import type { PartStage } from './protocol.gen'
import { known, language, t } from './words'

/** What goes on where that says more than the question; else the question of the moment. */
export const titleOf = ({ stage, moment, prompt }: PartStage): string => {
  const going = [`moment.${stage}.${moment}`, `moment.${moment}`].find(known)
  return going ? t(going) : (prompt[language.value] ?? prompt.en ?? t(`stage.${stage}`))
}

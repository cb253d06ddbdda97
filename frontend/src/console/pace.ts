/** How the workshop stands against its plan, counted back from its end. */
import type { PartPlan } from '../protocol.gen'

/** A minute more or less is on time. */
const slack = 60

/** Seconds behind the plan; below zero: ahead of it; 0: on time, or not started. */
export const secondsBehind = (plan: PartPlan, now: number): number => {
  const at = plan.stages.findIndex(({ state }) => state === 'now')
  const current = plan.stages[at]
  if (!current || current.stage === 'arriving' || Date.parse(plan.startedAt) < 0) return 0
  const after = plan.stages.slice(at + 1)
  const rest = after.reduce((sum, { seconds }) => sum + seconds, 0)
  const pause = after.some(({ stage }) => stage === 'agree') ? plan.break : 0
  const last = Date.parse(plan.endsAt) / 1_000 - rest - pause
  const first = last - current.seconds
  const seconds = now / 1_000
  if (seconds > last + slack) return Math.round(seconds - last)
  return seconds < first - slack ? Math.round(seconds - first) : 0
}

/** A proposal takes about so long when the first answers do not settle it. */
const proposalSeconds = 11 * 60

/** How many proposals there is time for, as planned now. */
export const proposalsThatFit = ({ stages, proposals }: PartPlan): number => {
  const agree = stages.find(({ stage }) => stage === 'agree')?.seconds ?? 0
  return Math.max(1, Math.min(proposals, Math.floor(agree / proposalSeconds)))
}

import type { PartVersion } from '../protocol.gen'
import { t } from '../words'
import { Difference } from './difference'

/** The versions that were asked, each with what changed since the last. */
export const Versions = ({ versions }: { versions: readonly PartVersion[] }) => (
  <ol class="versions">
    {versions.map((version, index) => (
      <li class="versions__one" key={version.version} value={version.version}>
        <Difference before={sentence(versions[index - 1] ?? version)} after={sentence(version)} />
      </li>
    ))}
  </ol>
)

const sentence = ({ will, soThat }: PartVersion): string =>
  `${t('line.will')} ${will} ${t('line.soThat')} ${soThat}`

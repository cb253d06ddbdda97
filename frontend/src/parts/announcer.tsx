import { signal } from '@preact/signals'

const said = signal('')

/** Says something once, politely, to people who listen to the page. */
export const announce = (words: string): void => {
  said.value = said.value === words ? `${words}\u00a0` : words
}

/** The place where it is said; every page has one. */
export const Announcer = () => (
  <p class="unseen" role="status" aria-live="polite">
    {said}
  </p>
)

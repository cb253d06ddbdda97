import { language, languageNames, languages, speak } from '../words'

/** The other language, in its own words; a choice at any moment. */
export const LanguageSwitch = () => {
  const others = languages.filter((each) => each !== language.value)
  return (
    <div class="language-switch">
      {others.map((each) => (
        <button
          key={each}
          type="button"
          class="button button--quiet"
          lang={each}
          onClick={() => void speak(each)}
        >
          {languageNames[each]}
        </button>
      ))}
    </div>
  )
}

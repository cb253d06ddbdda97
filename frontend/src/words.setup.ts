/** Tests speak both languages without waiting for either. */
import { languages, loadWords } from './words'

await Promise.all(languages.map(loadWords))

/** What the browser warns of before sending, and never blocks: texts that tell who is meant or who writes. */
export type Warning = 'nhsNumber' | 'email' | 'phone' | 'organisation'

/** @param organisation the writer's own; undefined: not said */
export const warningsOf = (text: string, organisation?: string): Warning[] => {
  const found: Warning[] = []
  if (hasNhsNumber(text)) found.push('nhsNumber')
  if (/[^\s@]+@[^\s@]+\.[^\s@]{2,}/.test(text)) found.push('email')
  if (!found.includes('nhsNumber') && hasPhone(text)) found.push('phone')
  if (organisation && namesIt(text, organisation)) found.push('organisation')
  return found
}

/** Ten digits, often 3-3-4, whose last is the check digit (modulus 11). */
const hasNhsNumber = (text: string): boolean =>
  (text.match(/(?<!\d)\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)/g) ?? []).some((found) => {
    const digits = [...found.replace(/\D/g, '')].map(Number)
    const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0)
    const check = 11 - (sum % 11)
    return (check === 11 ? 0 : check) === digits[9]
  })

/** A British number with its leading 0 or +44, or any with a country's code. */
const hasPhone = (text: string): boolean =>
  (text.match(/(?<![\d.])(\+|00|0)\d[\d\s().-]{7,}\d/g) ?? []).some((found) => {
    const digits = found.replace(/\D/g, '').length
    return digits >= 10 && digits <= 15
  })

const namesIt = (text: string, organisation: string): boolean => {
  const plain = (words: string) =>
    ` ${words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `
  return plain(organisation).trim() !== '' && plain(text).includes(plain(organisation))
}

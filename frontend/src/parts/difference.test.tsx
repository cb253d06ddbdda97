import { render } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { Difference, difference } from './difference'

describe('the difference of two versions', () => {
  it('keeps the words that stay in order and names what goes and comes', () => {
    expect(difference('We will share the ward list', 'We will share a discharge list weekly')).toEqual([
      { kind: 'same', words: 'We will share' },
      { kind: 'out', words: 'the ward' },
      { kind: 'in', words: 'a discharge' },
      { kind: 'same', words: 'list' },
      { kind: 'in', words: 'weekly' },
    ])
  })

  it('of equal words is nothing', () => {
    expect(difference('as it was', 'as it was')).toEqual([{ kind: 'same', words: 'as it was' }])
  })

  it('is said as well as shown', () => {
    const { container } = render(<Difference before="soon" after="in May" />)
    expect(container.querySelector('del')!.textContent).toBe('taken out: soon')
    expect(container.querySelector('ins')!.textContent).toBe('put in: in May')
  })
})

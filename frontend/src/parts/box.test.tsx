import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Box, type BoxProps } from './box'

afterEach(cleanup)

const show = (props: Partial<BoxProps> = {}) => {
  const onWrite = vi.fn()
  render(
    <Box
      id="b"
      label="Your thought"
      sees="all"
      text=""
      most={10}
      state="empty"
      onWrite={onWrite}
      {...props}
    />,
  )
  return { field: screen.getByLabelText<HTMLTextAreaElement>('Your thought'), onWrite }
}

describe('a box', () => {
  it('says who will see the text, and for a sealed round that it is not linked to the writer', () => {
    show()
    expect(screen.getByText('Everybody sees this when the round is shown.')).toBeTruthy()
    cleanup()
    show({ sealed: true })
    expect(screen.getByText(/What you write here is not linked to you/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'What we cannot hide' })).toBeTruthy()
  })

  it('counts characters as people do, and says how many are too many', () => {
    show({ text: 'ŵ😀' })
    expect(screen.getByText('8 characters left')).toBeTruthy()
    cleanup()
    show({ text: '12345678901' })
    expect(screen.getByText('1 character too many')).toBeTruthy()
  })

  it('says where the text is', () => {
    for (const [state, words] of [
      ['empty', ''],
      ['unsent', 'Not sent'],
      ['sending', 'Sending'],
      ['saved', 'Saved'],
      ['refused', 'Not saved'],
    ] as const) {
      show({ state })
      expect(screen.getByRole('status').textContent).toBe(words)
      cleanup()
    }
  })

  it('joins hint, problem, count and who sees it to the field', () => {
    const { field } = show({ hint: 'One line', problem: 'Too long' })
    const ids = field.getAttribute('aria-describedby')?.split(' ') ?? []
    expect(ids.map((id) => document.getElementById(id)?.className)).toEqual([
      'box__hint',
      'box__sees',
      'box__left',
      'box__problem',
    ])
    expect(field.getAttribute('aria-invalid')).toBe('true')
  })

  it('tells what was typed', () => {
    const { field, onWrite } = show()
    fireEvent.input(field, { target: { value: 'new' } })
    expect(onWrite).toHaveBeenCalledWith('new')
  })
})

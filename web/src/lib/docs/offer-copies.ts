import { docsWords as words } from '../words/docs.ts'

/** Gives every block of code that somebody may run a button that copies it. */
export function offerCopies(article: HTMLElement): void {
  for (const block of article.querySelectorAll<HTMLElement>('.code:not(.output)')) {
    const code = block.querySelector('code')
    if (!code || block.querySelector('.copy')) continue
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = words.copy
    button.addEventListener('click', () => void copy(code.textContent, button))
    block.append(button)
  }
}

/** Says so on the button until the pointer or the focus leaves it. */
async function copy(text: string, button: HTMLButtonElement): Promise<void> {
  await navigator.clipboard.writeText(text)
  button.textContent = words.copied
  const back = () => (button.textContent = words.copy)
  button.addEventListener('blur', back, { once: true })
  button.addEventListener('pointerleave', back, { once: true })
}

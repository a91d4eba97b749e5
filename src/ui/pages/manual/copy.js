for (const bar of document.querySelectorAll('.code__bar')) {
  const code = bar.parentElement.querySelector('code')
  const button = document.createElement('button')
  const name = bar.textContent.trim()
  const show = (icon, says) => {
    button.innerHTML = `<svg class="icon" aria-hidden="true"><use href="#i-${icon}"></use></svg>`
    button.ariaLabel = button.title = says
  }
  button.type = 'button'
  button.className = 'iconbtn iconbtn--s'
  show('copy', `Copy ${name}`)
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code.textContent)
      show('check', 'Copied')
    } catch {
      getSelection().selectAllChildren(code)
      show('copy', 'Selected: copy it with the keyboard')
    }
    setTimeout(() => show('copy', `Copy ${name}`), 2000)
  })
  bar.append(button)
}

// What is refused is said where somebody is looking.

import { NEW, at } from '../support/author.ts'
import { expect, paste, test } from '../support/test.ts'
import { lengthen } from '../support/rows.ts'

const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } }
const long = (word: string) => Array.from({ length: 150 }, (_, index) => `${word} ${index} of the long prompt.`).join('\n')

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`a refused publish is told beside the button, on a ${size} page @nojs`, async ({ lena, author, troubles, javaScriptEnabled }) => {
    troubles.allow(/status of 4\d\d/)
    const name = `refused-${size}-${javaScriptEnabled !== false}`
    await author.create(name, long('Line'))
    await author.keep(name, 1, `${long('Sentence')}\n@@@prompt:name=nobody-made-it|version=1@@@`)
    await lena.setViewportSize(viewport)
    await lena.goto(at(name, '/edit?review=1'))
    await lena.getByRole('button', { name: 'Publish version 2' }).click()
    const said = lena.getByRole('alert').filter({ hasText: 'nobody-made-it' })
    await expect(said).toBeInViewport({ ratio: 1 })
    await expect(said).toHaveCount(1)
  })

  test(`the most versions there may be are told beside the button, on a ${size} page`, async ({ lena, author, server, troubles }) => {
    troubles.allow(/status of 4\d\d/)
    const name = `full-${size}`
    await author.create(name, long('Line'))
    await lengthen(server, name, 2000)
    await author.keep(name, 2000, long('Sentence'))
    await lena.setViewportSize(viewport)
    await lena.goto(at(name, '/edit?review=1'))
    await lena.getByRole('button', { name: /^Publish/ }).click()
    await expect(lena.getByRole('alert').filter({ hasText: '2,000 versions' })).toBeInViewport({ ratio: 1 })
  })

  test(`a new prompt that is refused leads to what is wrong, on a ${size} page`, async ({ lena, author, troubles }) => {
    troubles.allow(/status of 4\d\d/)
    await author.create(`taken-${size}`, 'x')
    await lena.setViewportSize(viewport)
    await lena.goto(NEW)
    const name = lena.getByLabel('Name')
    const create = lena.getByRole('button', { name: 'Create prompt' })
    await paste(lena.getByRole('textbox', { name: 'Prompt' }), long('Line'))
    await name.fill(`taken-${size}`)
    await create.click()
    await expect(name).toBeFocused()
    await expect(lena.locator('#name-note .field__error')).toBeInViewport({ ratio: 1 })

    await name.fill(`free-${size}`)
    await lena.getByLabel('Model settings').fill('{"model": ')
    await create.click()
    await expect(lena.getByLabel('Model settings')).toBeFocused()
    await expect(lena.locator('#settings-note .field__error')).toBeInViewport({ ratio: 1 })

    await lena.getByLabel('Model settings').fill('')
    await paste(lena.getByRole('textbox', { name: 'Prompt' }), `${long('Line')}\n@@@prompt:name=nobody-made-it|version=1@@@`)
    await create.click()
    await expect(lena.locator('#content-note .field__error')).toBeInViewport({ ratio: 1 })
  })
}

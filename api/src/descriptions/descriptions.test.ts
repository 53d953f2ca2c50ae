import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { makeSchema } from '../schema.ts'
import { missingWords } from './missing.ts'

test('every type, field, argument, input and value says what it is', () => {
  // Say it beside the field, or in this folder where it is the same everywhere.
  expect(missingWords(makeSchema())).toEqual([])
})

test('what says nothing is found, wherever it is', () => {
  const schema = buildSchema(`
    "Said." type Query { "Said." said: Int unsaid(what: Int): Colour }
    enum Colour { RED "Said." BLUE }
    "Said." input Paint { colour: Colour }
  `)
  const found = ['Query.unsaid', 'Query.unsaid(what)', 'Colour', 'Colour.RED', 'Paint.colour']
  expect(missingWords(schema).toSorted()).toEqual(found.toSorted())
})

import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLSchema,
} from 'graphql'

/** Everything in the schema of which nothing is said: a type, `Type.field`, `Type.field(argument)`, `Enum.VALUE`. */
export function missingWords(schema: GraphQLSchema): string[] {
  const missing: string[] = []
  const ask = (name: string, { description }: { description?: string | null | undefined }) => {
    if (!description?.trim()) missing.push(name)
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue
    ask(type.name, type)
    if (isEnumType(type)) for (const value of type.getValues()) ask(`${type.name}.${value.name}`, value)
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) ask(`${type.name}.${field.name}`, field)
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      ask(`${type.name}.${field.name}`, field)
      for (const arg of field.args) ask(`${type.name}.${field.name}(${arg.name})`, arg)
    }
  }
  return missing
}

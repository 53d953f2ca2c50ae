import { runProduct } from './launcher/main.ts'

await runProduct('start')

// A second DynamoDB for tests, by other people than moto's: dynalite, in memory, on a free port of the loopback interface.
//
// Usage: node serve.js FOLDER PORT_FILE
//
// FOLDER is where npm has installed package-lock.json. Writes the port into PORT_FILE once requests are accepted, and runs
// until SIGTERM, or until the process that started it is gone. It knows no transactions, no PartiQL and no time to live.
'use strict'
const fs = require('fs')
const path = require('path')

const [folder, portFile] = process.argv.slice(2)
if (!portFile) {
  console.error('usage: node serve.js FOLDER PORT_FILE')
  process.exit(1)
}
const dynalite = require(path.resolve(folder, 'node_modules', 'dynalite'))

// Tables stay CREATING for a while, as AWS has it, so that waiting for them is tested too.
const server = dynalite({ createTableMs: 100, deleteTableMs: 50, updateTableMs: 50 })
server.listen(0, '127.0.0.1', () => {
  const draft = portFile + '.part'
  fs.writeFileSync(draft, server.address().port + '\n')
  fs.renameSync(draft, portFile) // a reader sees the whole number or no file
})

const parent = process.ppid
setInterval(() => process.ppid === parent || process.exit(), 500).unref()
process.on('SIGTERM', () => process.exit())

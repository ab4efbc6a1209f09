import { Channel } from './channel'
import { Client } from './client'

const client = new Client(new Channel())
client.start()

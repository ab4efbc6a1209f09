// The provider's own memory adapter keeps 1,000 entries; this one keeps them all, and is otherwise as light.
const store = new Map();
const grants = new Map();

export class Memory {
  constructor(model) {
    this.model = model;
  }

  key(id) {
    return `${this.model}:${id}`;
  }

  async upsert(id, payload) {
    const key = this.key(id);
    store.set(key, payload);
    if (!payload.grantId) return;
    const keys = grants.get(payload.grantId);
    if (keys) keys.push(key);
    else grants.set(payload.grantId, [key]);
  }

  async find(id) {
    return store.get(this.key(id));
  }

  async findByUid() {
    return undefined;
  }

  async findByUserCode() {
    return undefined;
  }

  async consume(id) {
    store.get(this.key(id)).consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id) {
    store.delete(this.key(id));
  }

  async revokeByGrantId(grantId) {
    for (const key of grants.get(grantId) ?? []) store.delete(key);
    grants.delete(grantId);
  }
}

// Forgets everything, so that no round pays for the ones before.
export function clear() {
  store.clear();
  grants.clear();
}

// Plays a sequence of changes on two devices with the real modules; driven by test_property.py.
async () => {
  const { Store } = await import('/modules/store.js')
  const { cleared, emptyProject, entryOf, own, withProject } = await import('/modules/record.js')
  const { mergeRecords } = await import('/modules/merge.js')
  const { fromText, toJson } = await import('/modules/formats.js')
  const { pack, unpack } = await import('/modules/link.js')

  const device = (name) => {
    const storage = {
      getItem: (key) => localStorage.getItem(name + key),
      setItem: (key, text) => localStorage.setItem(name + key, text),
    }
    let now = ''
    const store = new Store(() => storage, () => now)
    return { store, storage, at: (time) => { now = time } }
  }

  const start = (store) => store.change((record, now) =>
    own(record.projects, 'p') ? record : withProject({ ...record, current: 'p' }, 'p', emptyProject('P', now)))

  const steps = {
    tick: ({ store }, { ids, state, note }) => { start(store); store.set(ids, { state, note }) },
    name: ({ store }, { name }) => { start(store); store.change((record, now) =>
      withProject(record, 'p', { ...record.projects.p, name, at: now })) },
    reload: (self, _, devices, place) => { devices[place] = device(`device-${place}-`) },
    export: ({ store }, { slot }, _devices, _place, files) => { files[slot] = toJson(store.record) },
    link: async ({ store }, { slot }, _devices, _place, files) => {
      files[slot] = await unpack(await pack(toJson(store.record)))
    },
    import: ({ store }, { slot }, _devices, _place, files) => {
      if (!files[slot]) return
      const incoming = fromText(files[slot], 'p', store.project, '')
      store.change((record) => mergeRecords(record, incoming))
    },
    reset: ({ store }) => { start(store); store.change((record, now) =>
      withProject(record, 'p', cleared(record.projects.p, now))) },
    wipe: (self, _, devices, place) => {
      localStorage.removeItem(`device-${place}-mlatlas-progress`)
      self.store.refresh()
    },
  }

  window.play = async (sequence, references) => {
    localStorage.clear()
    const devices = [0, 1].map((place) => device(`device-${place}-`))
    const files = {}
    for (const step of sequence) {
      const self = devices[step.device]
      self.at(step.now)
      await steps[step.do](self, step, devices, step.device, files)
    }
    return devices.map(({ store }) => ({
      shown: Object.fromEntries(references.map((ids) => [ids[0], entryOf(store.project, ids)])
        .map(([id, entry]) => [id, [entry.at, entry.state, entry.note]])),
      kept: Object.keys(store.project.checks).sort(),
    }))
  }
}

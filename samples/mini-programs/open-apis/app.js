App({
  // What the backend gave at the last login on this run.
  user: null,
})

-- One line for bench/run: requests per second, p95 in milliseconds, answers that were no success.
function done(summary, latency)
  local e = summary.errors
  io.write(string.format("rate %.1f %.2f %d\n", summary.requests / (summary.duration / 1e6), latency:percentile(95) / 1000,
    e.connect + e.read + e.write + e.status + e.timeout))
end

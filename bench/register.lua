-- Registers cases through the API: every request another customer and another text.
-- KEY in the environment; threads get different customers.
local key = os.getenv("KEY")
local counter = 0
local id = 0

function setup(thread)
  id = id + 1
  thread:set("id", id)
end

local words = { "azulejo", "grifo", "plato de ducha", "mampara", "saco de mortero", "caja de porcelánico" }

function request()
  counter = counter + 1
  local n = (id * 1000000) + counter
  local body = string.format(
    '{"kind":"claim","subject":"Falta %s en el pedido %d","description":"En el albarán %d figura %s y no ha llegado; lo necesitamos para acabar la obra.","occurredAt":"2026-03-02","channel":"phone","customer":{"name":"Cliente %d","email":"cliente%d@obra.example"},"document":{"type":"deliveryNote","number":"ALB-%d"}}',
    words[n % #words + 1], n, n, words[(n + 2) % #words + 1], n % 50000, n % 50000, n)
  return wrk.format("POST", "/api/v1/cases", { ["Authorization"] = "Bearer " .. key, ["Content-Type"] = "application/json" }, body)
end

dofile("bench/report.lua")

-- wrk -s load.lua URL -- CODES PREFIX SUFFIX: GET PREFIX .. code .. SUFFIX, each code once.
-- wrk -s load.lua URL -- CODES PATH: POST PATH with the code in the body, each code once.
-- A thread that has used up its share of the codes says so in the end: then the load was too short of codes to be believed.
local threads = {}

function setup(thread)
  thread:set("number", #threads)
  threads[#threads + 1] = thread
end

function init(args)
  codes, at, step = {}, 0, 2
  local line = 0
  for code in io.lines(args[1]) do
    if line % step == number then codes[#codes + 1] = code end
    line = line + 1
  end
  prefix, suffix = args[2], args[3]
  wrong, short = 0, 0
end

function request()
  at = at + 1
  if at > #codes then
    at, short = 1, 1
  end
  if suffix then return wrk.format("GET", prefix .. codes[at] .. suffix) end
  return wrk.format("POST", prefix, { ["Content-Type"] = "application/json" }, '{"js_code":"' .. codes[at] .. '"}')
end

function response(status, headers, body)
  if status ~= 200 or not body:find('"openid":"o', 1, true) then wrong = wrong + 1 end
end

function done()
  local wrong, short = 0, 0
  for _, thread in ipairs(threads) do
    wrong = wrong + thread:get("wrong")
    short = short + thread:get("short")
  end
  print("wrong answers: " .. wrong .. ", short of codes: " .. short)
end

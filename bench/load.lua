-- wrk -s load.lua URL -- CODES METHOD PATH PATHEND BODY BODYEND TYPE WANTED
-- Sends METHOD PATH..code..PATHEND, or, where BODY is not empty, METHOD PATH with the body BODY..code..BODYEND of the media type TYPE: each code once.
-- An answer is good when its status is 200 and its body contains WANTED. A thread that has used up its share of the codes says so in the end:
-- then the load was too short of codes to be believed.
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
  method, path, pathend, body, bodyend, wanted = args[2], args[3], args[4], args[5], args[6], args[8]
  headers = body ~= "" and { ["Content-Type"] = args[7] } or nil
  good, wrong, short = 0, 0, 0
end

function request()
  at = at + 1
  if at > #codes then
    at, short = 1, 1
  end
  if headers then return wrk.format(method, path, headers, body .. codes[at] .. bodyend) end
  return wrk.format(method, path .. codes[at] .. pathend)
end

function response(status, headers, body)
  if status == 200 and body:find(wanted, 1, true) then good = good + 1 else wrong = wrong + 1 end
end

function done(summary)
  local good, wrong, short = 0, 0, 0
  for _, thread in ipairs(threads) do
    good = good + thread:get("good")
    wrong = wrong + thread:get("wrong")
    short = short + thread:get("short")
  end
  print(string.format("good: %.1f/s, offered: %.1f/s, other answers: %d, short of codes: %d", good * 1e6 / summary.duration, (good + wrong) * 1e6 / summary.duration, wrong, short))
end

// SPDX-License-Identifier: MIT
#include "gribning/formats/formats.h"

#include <algorithm>
#include <array>

#include "gribning/formats/chat.h"
#include "gribning/formats/json.h"
#include "gribning/formats/text.h"

namespace gribning {
namespace {

/// Any text may be speaker-colon text; every other format has a sign of its own and wins over it.
int recognise_text(std::string_view) { return 1; }

}  // namespace

std::span<const Format> formats() {
  static const std::array kFormats = {
      Format{"text",
             {"Tekst med navn og kolon", "Text with name and colon"},
             ".txt .text",
             false,
             recognise_text,
             read_text,
             write_text},
      Format{"chat",
             {"CHAT og CHAT-CA (CLAN, TalkBank)", "CHAT and CHAT-CA (CLAN, TalkBank)"},
             ".cha",
             false,
             recognise_chat,
             read_chat,
             write_chat},
      Format{"json",
             {"Programmets egen form: alt, hvad en udskrift rummer",
              "The program's own form: all that a transcript holds"},
             ".json",
             false,
             recognise_json,
             read_json,
             write_json},
      Format{"jsonl",
             {"Det samme med en tur på hver linje", "The same with a turn on each line"},
             ".jsonl .ndjson",
             false,
             recognise_jsonl,
             read_jsonl,
             write_jsonl},
  };
  return kFormats;
}

const Format* format_named(std::string_view name) {
  const auto all = formats();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Format& format) { return format.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace gribning

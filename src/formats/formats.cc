// SPDX-License-Identifier: MIT
#include "gribning/formats/formats.h"

#include <algorithm>
#include <array>

#include "gribning/formats/chat.h"
#include "gribning/formats/convokit.h"
#include "gribning/formats/csv.h"
#include "gribning/formats/document.h"
#include "gribning/formats/dote.h"
#include "gribning/formats/eaf.h"
#include "gribning/formats/exb.h"
#include "gribning/formats/f4.h"
#include "gribning/formats/folker.h"
#include "gribning/formats/json.h"
#include "gribning/formats/meeting.h"
#include "gribning/formats/noscribe.h"
#include "gribning/formats/srt.h"
#include "gribning/formats/tei.h"
#include "gribning/formats/text.h"
#include "gribning/formats/textgrid.h"
#include "gribning/formats/trs.h"
#include "gribning/formats/webvtt.h"
#include "gribning/formats/whisper.h"

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
      Format{"webvtt",
             {"WebVTT-undertekster, også fra noScribe, Zoom og Teams",
              "WebVTT subtitles, also from noScribe, Zoom and Teams"},
             ".vtt",
             false,
             recognise_webvtt,
             read_webvtt,
             write_webvtt},
      Format{"srt", {"SubRip-undertekster", "SubRip subtitles"}, ".srt", false, recognise_srt, read_srt, write_srt},
      Format{"noscribe",
             {"noScribes HTML", "noScribe's HTML"},
             ".html .htm",
             false,
             recognise_noscribe,
             read_noscribe,
             nullptr},
      Format{"meeting",
             {"Mødeudskrift fra Otter, Teams eller Zoom som tekst",
              "Meeting transcript from Otter, Teams or Zoom as text"},
             ".txt",
             false,
             recognise_meeting,
             read_meeting,
             nullptr},
      Format{
          "f4",
          {"f4- og f5-udskrift med tidsmærker (#00:00:05-2#)", "f4 and f5 transcript with time stamps (#00:00:05-2#)"},
          ".txt",
          false,
          recognise_f4,
          read_f4,
          nullptr},
      Format{"whisper",
             {"Talegenkendelse som JSON: Whisper, whisperX, aTrain",
              "Recognised speech as JSON: Whisper, whisperX, aTrain"},
             ".json",
             false,
             recognise_whisper,
             read_whisper,
             nullptr},
      Format{"whisper-text",
             {"Talegenkendelse som tekst: Whisper, whisperX, aTrain",
              "Recognised speech as text: Whisper, whisperX, aTrain"},
             ".txt .tsv",
             false,
             recognise_whisper_text,
             read_whisper_text,
             nullptr},
      Format{"dote", {"JSON fra DOTE", "JSON from DOTE"}, ".json", false, recognise_dote, read_dote, nullptr},
      Format{"eaf", {"ELAN (EAF)", "ELAN (EAF)"}, ".eaf", false, recognise_eaf, read_eaf, write_eaf},
      Format{"exb", {"EXMARaLDA (EXB)", "EXMARaLDA (EXB)"}, ".exb", false, recognise_exb, read_exb, write_exb},
      Format{"textgrid",
             {"Praat TextGrid", "Praat TextGrid"},
             ".TextGrid",
             false,
             recognise_textgrid,
             read_textgrid,
             write_textgrid},
      Format{"tei",
             {"TEI til talt sprog (ISO 24624)", "TEI for spoken language (ISO 24624)"},
             ".xml .tei",
             false,
             recognise_tei,
             read_tei,
             write_tei},
      Format{"folker",
             {"FOLKER og OrthoNormal", "FOLKER and OrthoNormal"},
             ".flk .fln",
             false,
             recognise_folker,
             read_folker,
             nullptr},
      Format{"trs", {"Transcriber", "Transcriber"}, ".trs", false, recognise_trs, read_trs, nullptr},
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
      Format{"csv",
             {"Tabel med en tur på hver række (CSV)", "Table with a turn on each row (CSV)"},
             ".csv",
             false,
             recognise_csv,
             read_csv,
             write_csv},
      Format{"tsv",
             {"Tabel med en tur på hver række, delt af tabulatorer", "Table with a turn on each row, parted by tabs"},
             ".tsv .tab",
             false,
             recognise_tsv,
             read_csv,
             write_tsv},
      Format{"docx", {"Word-dokument", "Word document"}, ".docx", true, recognise_docx, read_docx, nullptr},
      Format{"odt", {"OpenDocument-tekst", "OpenDocument text"}, ".odt", true, recognise_odt, read_odt, nullptr},
      Format{"rtf",
             {"RTF-dokument, også fra f4 og f5", "RTF document, also from f4 and f5"},
             ".rtf",
             true,
             recognise_rtf,
             read_rtf,
             nullptr},
      Format{"convokit",
             {"ConvoKit-korpus: mappen, eller dens utterances.jsonl",
              "ConvoKit corpus: the folder, or its utterances.jsonl"},
             ".jsonl",
             false,
             recognise_convokit,
             read_convokit,
             nullptr,
             read_convokit_corpus},
  };
  return kFormats;
}

const Format* format_named(std::string_view name) {
  const auto all = formats();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Format& format) { return format.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace gribning

// SPDX-License-Identifier: MIT
#include <array>
#include <catch2/catch.hpp>

#include "sheet/conversation.h"

using namespace gribning;
using namespace gribning::testing;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string html_of(const Transcript& transcript, const std::vector<Opportunity>& opportunities, SheetKind kind,
                    Language language = Language::da) {
  SheetOptions options;
  options.kind = kind;
  options.language = language;
  options.columns = 40;
  return write_html(sheet_of(transcript, opportunities, options));
}

/// The constructed conversation as a page.
std::string page(SheetKind kind, Language language = Language::da) {
  const auto transcript = constructed_conversation();
  return html_of(transcript, constructed_opportunities(transcript), kind, language);
}

/// What is left of a page when its style rules are taken out.
std::string body_of(const std::string& html) { return html.substr(html.find("<body")); }

}  // namespace

TEST_CASE("the same sheet gives the same bytes") {
  CHECK(page(SheetKind::facilitator) == page(SheetKind::facilitator));
}

TEST_CASE("stressed letters are underlined where fonts would set the line beside them") {
  const auto transcript = conversation({{"B", "det b\u0332e\u0332taler <j\u0332>"}, {"M", "ja"}});
  SheetOptions options;
  options.columns = 40;
  const auto sheet = sheet_of(transcript, {}, options);
  const auto html = write_html(sheet);
  CHECK(holds(html, "det <u>be</u>taler &lt;<u>j</u>&gt;"));
  CHECK_FALSE(holds(html, "\u0332"));
  CHECK(holds(write_latex(sheet), "\\underline{be}taler"));
  CHECK(holds(write_plain_text(sheet), "b\u0332e\u0332taler"));
}

TEST_CASE("a stressed letter keeps the other marks that it has, in whatever order they stand") {
  const auto transcript = conversation({{"B", "pa\u0332\u030A ga\u030A\u0332rden"}, {"M", "ja"}});
  CHECK(holds(write_html(sheet_of(transcript, {}, {})), "p<u>a\u030A</u> g<u>a\u030A</u>rden"));
}

TEST_CASE("a page asks for nothing from outside and runs nothing") {
  for (const auto kind : {SheetKind::data_session, SheetKind::facilitator}) {
    const auto html = page(kind);
    CHECK(holds(html, "content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    for (const auto* outside : {"<script", "<link", "<img", "src=", "url(", "@import", "http:", "https:"})
      CHECK_FALSE(holds(html, outside));
  }
}

TEST_CASE("nothing on a data-session sheet points anything out") {
  for (const auto language : {Language::da, Language::en}) {
    const auto body = body_of(page(SheetKind::data_session, language));
    for (const auto* word : {"gribning", "Gribning", "grebet", "Grebet", "perspektiv", "Perspektiv", "mulighed",
                             "belæg", "perspective", "opportunity", "taken up", "response", "evidence", "→", "↳"}) {
      INFO(word);
      CHECK_FALSE(holds(body, word));
    }
  }
}

TEST_CASE("no sheet grades anybody") {
  for (const auto* word : {"score", "point:", "karakter", "fejl", "burde", "ranking", "mistake", "should"})
    for (const auto language : {Language::da, Language::en}) {
      INFO(word);
      CHECK_FALSE(holds(body_of(page(SheetKind::facilitator, language)), word));
    }
}

TEST_CASE("hostile labels and talk stay text") {
  auto transcript =
      conversation({{"<script>", "<script>alert(1)</script> & \"god\" 'dag'"}, {"\"><b>", "</td>\x01\x7F"}});
  transcript.metadata = {{"Title", "</title><script>x</script>"}, {"Setting", "<img src=x>"}};
  const auto html = html_of(transcript, {}, SheetKind::facilitator);
  CHECK_FALSE(holds(html, "<script"));
  CHECK_FALSE(holds(html, "<img"));
  CHECK(holds(html, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;god&quot; 'dag'"));
  CHECK(holds(html, "&quot;&gt;&lt;b&gt;"));
  CHECK(holds(html, "&lt;/td&gt;\u2401\u2421"));
}

TEST_CASE("the language of the page is said, and that of the talk where it differs") {
  CHECK(holds(page(SheetKind::data_session), "<html lang=\"da\">"));
  CHECK_FALSE(holds(page(SheetKind::data_session), "class=\"words\" lang="));
  const auto english = page(SheetKind::data_session, Language::en);
  CHECK(holds(english, "<html lang=\"en\">"));
  CHECK(holds(english, "<td class=\"words\" lang=\"da\">"));
}

TEST_CASE("headings come in order and the table names its columns and rows") {
  const auto html = page(SheetKind::facilitator);
  int level = 0;
  for (auto at = html.find("<h"); at != std::string::npos; at = html.find("<h", at + 1)) {
    const char digit = html[at + 2];
    if (digit < '1' || digit > '6') continue;
    CHECK(digit - '0' <= level + 1);
    level = digit - '0';
  }
  CHECK(holds(html, "<th class=\"number\" scope=\"col\">Tur</th>"));
  CHECK(holds(html, "<th class=\"number\" scope=\"row\">14</th>"));
}

TEST_CASE("a conversation without turns gives a page without extracts") {
  const auto html = html_of(conversation({}), {}, SheetKind::data_session);
  CHECK(holds(html, "</html>"));
  CHECK_FALSE(holds(html, "<table"));
}

TEST_CASE("an extract that fits a page is kept whole on a data-session sheet, a longer one is not") {
  const auto kept_whole = [](const std::string& html) {
    const auto section = html.rfind("<section class=\"", html.find("<table class=\"talk"));
    return html.substr(section).starts_with("<section class=\"part whole\"");
  };
  std::vector<Said> said(20, Said{"B", "nå"});
  CHECK(kept_whole(html_of(conversation(said), {}, SheetKind::data_session)));
  CHECK_FALSE(kept_whole(html_of(conversation(said), {}, SheetKind::facilitator)));
  said.assign(100, Said{"B", "nå"});
  const auto transcript = conversation(said);
  CHECK_FALSE(kept_whole(write_html(compose_sheet(transcript, {}, {whole_conversation(transcript)}, texts(), {}))));
}

// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <utility>

#include "gribning/base/files.h"
#include "gribning/base/process.h"
#include "gribning/sheet/write.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

/// Runs inside WeasyPrint's own Python: loads it once, then shares the pages among a process per core. Nothing is
/// fetched, whatever a page asks for. Says a line for each finished page.
constexpr std::string_view kDriver = R"(
import inspect, logging, os, sys
from weasyprint import HTML
# What makes a tagged PDF was called otherwise before version 59.
old = 'variant' in inspect.signature(HTML.write_pdf).parameters
tagged = {'variant' if old else 'pdf_variant': 'pdf/ua-1'}
logging.getLogger('weasyprint').setLevel(logging.CRITICAL)
def refuse(url, *rest, **more):
    raise ValueError('nothing is fetched')
pages = sys.argv[1:]
workers = max(1, min(len(pages), len(os.sched_getaffinity(0))))
def work(first):
    for page in pages[first::workers]:
        document = HTML(filename=page, encoding='utf-8', url_fetcher=refuse)
        document.write_pdf(page[:-5] + '.pdf', **tagged)
        os.write(1, b'done\n')
children = []
for first in range(1, workers):
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work(first)
            status = 0
        except BaseException as error:
            sys.stderr.write(repr(error) + '\n')
        finally:
            sys.stderr.flush()
            os._exit(status)
    children.append(child)
work(0)
sys.exit(any(os.waitpid(child, 0)[1] for child in children))
)";

Failure no_weasyprint() {
  return {.code = "no-weasyprint",
          .message = {"PDF laves med WeasyPrint, som ikke er installeret. På Debian: apt-get install weasyprint",
                      "PDF is made with WeasyPrint, which is not installed. On Debian: apt-get install weasyprint"}};
}

/// The Python that WeasyPrint is installed for: the one its own command names in its first line.
std::optional<fs::path> python_of_weasyprint() {
  const auto command = find_program("weasyprint");
  if (!command) return std::nullopt;
  std::ifstream file(*command);
  std::string line;
  std::getline(file, line);
  if (line.starts_with("#!/") && line.find("python") != std::string::npos) {
    const auto end = std::min(line.find(' '), line.size());
    fs::path python(line.substr(2, end - 2));
    if (python.filename() != "env") return python;
  }
  return find_program("python3");
}

}  // namespace

Result<std::vector<std::string>> write_pdfs(const std::vector<std::string>& html_pages, const SheetProgress& progress) {
  std::vector<std::string> pdfs;
  if (html_pages.empty()) return pdfs;
  const auto python = python_of_weasyprint();
  if (!python) return tl::unexpected(no_weasyprint());
  auto folder = TemporaryFolder::make();
  if (!folder) return tl::unexpected(folder.error());
  Command command{.program = *python, .arguments = {"-I", "-c", std::string(kDriver)}, .folder = folder->path()};
  for (std::size_t i = 0; i < html_pages.size(); ++i) {
    const auto page = folder->path() / fmt::format("{}.html", i);
    if (auto written = write_file(page, html_pages[i]); !written) return tl::unexpected(written.error());
    command.arguments.push_back(page.string());
  }
  // A page takes a few seconds on a slow machine.
  command.limit += std::chrono::seconds(20 * html_pages.size());
  std::size_t done = 0;
  const auto ended = run_program(command, [&](std::string_view line) {
    if (line == "done" && progress) progress(++done);
  });
  if (!ended) return tl::unexpected(ended.error());
  if (ended->status != 0) {
    if (ended->errors.find("No module named 'weasyprint'") != std::string::npos) return tl::unexpected(no_weasyprint());
    auto last = ended->errors;
    while (last.ends_with('\n')) last.pop_back();
    last = last.substr(last.rfind('\n') == std::string::npos ? 0 : last.rfind('\n') + 1);
    return tl::unexpected(Failure{.code = "weasyprint-failed",
                                  .message = {fmt::format("WeasyPrint kunne ikke lave PDF: {}", last),
                                              fmt::format("WeasyPrint could not make the PDF: {}", last)}});
  }
  for (std::size_t i = 0; i < html_pages.size(); ++i) {
    auto bytes = read_file(folder->path() / fmt::format("{}.pdf", i));
    if (!bytes) return tl::unexpected(bytes.error());
    pdfs.push_back(std::move(*bytes));
  }
  return pdfs;
}

}  // namespace gribning

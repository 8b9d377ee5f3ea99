// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "document_text.h"
#include "gribning/formats/document.h"
#include "list_numbers.h"
#include "xml_package.h"

namespace gribning {
namespace {

constexpr std::string_view kContent = "content.xml";
constexpr std::string_view kMimeType = "mimetypeapplication/vnd.oasis.opendocument.text";
/// Spaces that one element stands for, and cells that one cell does.
constexpr std::int64_t kMostRepeated = 1000;

bool is_odt_part(std::string_view name) { return name == kContent || name == "styles.xml"; }

NumberForm odt_number_form(std::string_view name) {
  if (name == "1") return NumberForm::decimal;
  if (name == "a") return NumberForm::lower_letter;
  if (name == "A") return NumberForm::upper_letter;
  if (name == "i") return NumberForm::lower_roman;
  return name == "I" ? NumberForm::upper_roman : NumberForm::none;
}

ListLevel odt_level(pugi::xml_node node, std::size_t level) {
  ListLevel out;
  if (local_name(node) != "list-level-style-number") return out;
  out.form = odt_number_form(attribute_of(node, "num-format"));
  out.start = integer_of(attribute_of(node, "start-value"), 1);
  const auto shown = std::clamp<std::int64_t>(integer_of(attribute_of(node, "display-levels"), 1), 1,
                                              static_cast<std::int64_t>(level) + 1);
  out.pattern = attribute_of(node, "num-prefix");
  for (std::int64_t i = static_cast<std::int64_t>(level) + 1 - shown; i <= static_cast<std::int64_t>(level); ++i) {
    if (!out.pattern.empty() && out.pattern.back() != ' ' && i > static_cast<std::int64_t>(level) + 1 - shown) {
      out.pattern += '.';
    }
    out.pattern += '%' + std::to_string(i + 1);
  }
  out.pattern += attribute_of(node, "num-suffix");
  return out;
}

/// A list that the paragraphs stand in.
struct OpenList {
  const ListLevels* levels = nullptr;
  std::string style;
  std::size_t level = 0;
};

class OdtReader {
 public:
  void read_styles(pugi::xml_node root) {
    for (const pugi::xml_node group : root.children()) {
      for (const pugi::xml_node style : group.children()) read_style(style);
    }
  }

  /// What is printed at the top and the bottom of every page.
  void read_page_margins(pugi::xml_node root) {
    for (const pugi::xml_node page : child_of(root, "master-styles").children()) {
      for (const pugi::xml_node margin : page.children()) {
        const std::string_view name = local_name(margin);
        if (!name.starts_with("header") && !name.starts_with("footer")) continue;
        DocumentPassage passage;
        remark(RemarkKind::page_margin, margin, "", passage);
        document_.add_remark(std::move(passage.remarks.back()));
      }
    }
  }

  void read_body(pugi::xml_node text) {
    read_deletions(child_of(text, "tracked-changes"));
    blocks(text, nullptr);
  }

  DocumentText take() { return std::move(document_); }

 private:
  void read_style(pugi::xml_node style) {
    const std::string name = attribute_of(style, "name");
    if (local_name(style) == "list-style") {
      ListLevels& levels = lists_[name];
      for (const pugi::xml_node node : style.children()) {
        const std::int64_t level = integer_of(attribute_of(node, "level"), 0) - 1;
        if (level < 0 || level >= static_cast<std::int64_t>(kListLevels)) continue;
        levels[static_cast<std::size_t>(level)] = odt_level(node, static_cast<std::size_t>(level));
      }
    } else if (local_name(style) == "style") {
      const pugi::xml_node looks = child_of(style, "text-properties");
      const std::string underline = attribute_of(looks, "text-underline-style");
      if (!underline.empty() && underline != "none") underlined_.insert(name);
      if (attribute_of(looks, "display") == "none") hidden_.insert(name);
    }
  }

  void read_deletions(pugi::xml_node changes) {
    for (const pugi::xml_node region : changes.children()) {
      const pugi::xml_node deletion = child_of(region, "deletion");
      if (!deletion) continue;
      std::string text;
      for (const pugi::xml_node node : deletion.children()) {
        if (local_name(node) == "p" || local_name(node) == "h") (text += text_of(node)) += ' ';
      }
      deleted_[attribute_of(region, "id")] = text;
    }
  }

  void blocks(pugi::xml_node parent, DocumentPassage* cell) {
    for (const pugi::xml_node node : parent.children()) {
      if (node.type() != pugi::node_element) continue;
      const std::string_view name = local_name(node);
      if (name == "p" || name == "h") {
        paragraph(node, cell);
      } else if (name == "list") {
        list(node, cell);
      } else if (name == "table") {
        table(node, cell);
      } else if (name == "change") {
        DocumentPassage passage;
        change(node, passage);
        pending_.insert(pending_.end(), std::make_move_iterator(passage.remarks.begin()),
                        std::make_move_iterator(passage.remarks.end()));
      } else if (name != "tracked-changes" && name != "forms" && name != "sequence-decls") {
        blocks(node, cell);
      }
    }
  }

  void paragraph(pugi::xml_node node, DocumentPassage* cell) {
    DocumentPassage passage;
    passage.remarks = std::exchange(pending_, {});
    passage.add(number_);
    number_.clear();
    spaced_ = true;
    inline_text(node, passage);
    while (passage.text.ends_with(' ')) passage.text.pop_back();
    if (cell != nullptr) {
      cell->append(std::move(passage));
    } else {
      document_.add(std::move(passage));
    }
  }

  void list(pugi::xml_node node, DocumentPassage* cell) {
    OpenList open;
    open.style = attribute_of(node, "style-name");
    if (!open_lists_.empty()) {
      open.level = open_lists_.back().level + 1;
      if (open.style.empty()) open.style = open_lists_.back().style;
    } else if (attribute_of(node, "continue-numbering") != "true" && attribute_of(node, "continue-list").empty()) {
      counter_.forget(open.style);
    }
    if (const auto levels = lists_.find(open.style); levels != lists_.end()) open.levels = &levels->second;
    open_lists_.push_back(open);
    for (const pugi::xml_node item : node.children()) {
      if (local_name(item) == "list-item" && open.levels != nullptr) {
        const std::int64_t start = integer_of(attribute_of(item, "start-value"), -1);
        if (start >= 0) counter_.restart(open.style, open.level, start);
        // An item that only holds a list of its own prints no number.
        const std::string_view first = local_name(child_element(item));
        if (first != "list") number_ = counter_.next(open.style, *open.levels, open.level);
        if (!number_.empty()) number_ += ' ';
      }
      blocks(item, cell);
      number_.clear();
    }
    open_lists_.pop_back();
  }

  static pugi::xml_node child_element(pugi::xml_node node) {
    for (const pugi::xml_node child : node.children()) {
      if (child.type() == pugi::node_element) return child;
    }
    return {};
  }

  void table(pugi::xml_node node, DocumentPassage* outer) {
    DocumentTable rows;
    table_rows(node, rows);
    if (outer == nullptr) {
      document_.add(std::move(rows));
      return;
    }
    for (auto& row : rows) {
      for (DocumentPassage& cell : row) outer->append(std::move(cell));
    }
  }

  void table_rows(pugi::xml_node node, DocumentTable& rows) {
    for (const pugi::xml_node child : node.children()) {
      const std::string_view name = local_name(child);
      if (name == "table-row") {
        rows.emplace_back();
        for (const pugi::xml_node cell : child.children()) row_cell(cell, rows.back());
      } else if (name == "table-header-rows" || name == "table-rows" || name == "table-row-group") {
        table_rows(child, rows);
      }
    }
  }

  void row_cell(pugi::xml_node node, std::vector<DocumentPassage>& row) {
    const std::string_view name = local_name(node);
    if (name != "table-cell" && name != "covered-table-cell") return;
    DocumentPassage cell;
    blocks(node, &cell);
    const std::int64_t repeated =
        std::clamp<std::int64_t>(integer_of(attribute_of(node, "number-columns-repeated"), 1), 1, kMostRepeated);
    row.push_back(std::move(cell));
    // What is repeated are empty cells; talk that is said once is said once.
    for (std::int64_t i = 1; i < repeated && row.size() < kMostRepeated; ++i) row.emplace_back();
  }

  void inline_text(pugi::xml_node parent, DocumentPassage& passage) {
    for (const pugi::xml_node node : parent.children()) {
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        characters(node.value(), passage);
      } else if (node.type() == pugi::node_element) {
        inline_element(node, passage);
      }
    }
  }

  /// White space counts as one space, as the format says; more is written as elements.
  void characters(std::string_view text, DocumentPassage& passage) {
    std::string out;
    for (const char c : text) {
      const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!space || !spaced_) out += space ? ' ' : c;
      spaced_ = space;
    }
    passage.add(out, underlined_here_);
  }

  void literally(std::string_view text, DocumentPassage& passage) {
    passage.add(text);
    spaced_ = false;
  }

  void inline_element(pugi::xml_node node, DocumentPassage& passage) {
    const std::string_view name = local_name(node);
    if (name == "s") {
      const auto count = std::clamp<std::int64_t>(integer_of(attribute_of(node, "c"), 1), 0, kMostRepeated);
      literally(std::string(static_cast<std::size_t>(count), ' '), passage);
    } else if (name == "tab") {
      literally("\t", passage);
    } else if (name == "line-break") {
      literally("\n", passage);
      spaced_ = true;
    } else if (name == "note") {
      remark(attribute_of(node, "note-class") == "endnote" ? RemarkKind::endnote : RemarkKind::footnote,
             child_of(node, "note-body"), "", passage);
    } else if (name == "annotation") {
      comment(node, passage);
    } else if (name == "change") {
      change(node, passage);
    } else if (name == "change-start") {
      document_.count_inserted();
    } else if (name == "text-box") {
      remark(RemarkKind::text_box, node, "", passage);
    } else if (name == "hidden-text" || (name == "span" && hidden_.contains(attribute_of(node, "style-name")))) {
      remark(RemarkKind::hidden, node, "", passage);
    } else if (name != "ruby-text" && name != "annotation-end") {
      const bool begins = name == "span" && underlined_.contains(attribute_of(node, "style-name"));
      const bool outside = std::exchange(underlined_here_, underlined_here_ || begins);
      inline_text(node, passage);
      underlined_here_ = outside;
    }
  }

  void comment(pugi::xml_node node, DocumentPassage& passage) {
    const std::string initials = text_of(child_of(node, "creator-initials"));
    const std::string who = initials.empty() ? text_of(child_of(node, "creator")) : initials;
    std::string text;
    for (const pugi::xml_node paragraph : node.children()) {
      if (local_name(paragraph) == "p" || local_name(paragraph) == "list") (text += text_of(paragraph)) += ' ';
    }
    passage.remarks.push_back({RemarkKind::comment, who, text});
  }

  void change(pugi::xml_node node, DocumentPassage& passage) {
    const auto text = deleted_.find(attribute_of(node, "change-id"));
    if (text != deleted_.end()) passage.remarks.push_back({RemarkKind::deleted, "", text->second});
  }

  static void remark(RemarkKind kind, pugi::xml_node node, std::string who, DocumentPassage& passage) {
    std::string text;
    for (const pugi::xml_node child : node.children()) (text += text_of(child)) += ' ';
    passage.remarks.push_back({kind, std::move(who), std::move(text)});
  }

  DocumentText document_;
  std::map<std::string, ListLevels> lists_;
  std::set<std::string> underlined_;
  /// Inside of a span that is underlined.
  bool underlined_here_ = false;
  std::set<std::string> hidden_;
  std::map<std::string, std::string> deleted_;
  ListCounter counter_;
  std::vector<OpenList> open_lists_;
  /// What the list prints before its next paragraph.
  std::string number_;
  /// Deletions between paragraphs.
  std::vector<Remark> pending_;
  bool spaced_ = true;
};

}  // namespace

int recognise_odt(std::string_view bytes) {
  if (!bytes.starts_with("PK\x03\x04")) return 0;
  const std::string_view beginning = bytes.substr(0, 200);
  if (beginning.find(kMimeType) != std::string_view::npos) return 95;
  // Packed by a program that presses what the format wants to be readable from outside.
  const bool readable = beginning.find("mimetypeapplication/") != std::string_view::npos;
  const bool odt =
      beginning.find("mimetype") != std::string_view::npos && bytes.find(kContent) != std::string_view::npos;
  return !readable && odt ? 60 : 0;
}

Result<Transcript> read_odt(std::string_view bytes, const ReadOptions& options) {
  auto package = XmlPackage::open(bytes, is_odt_part);
  if (!package) return tl::unexpected(package.error());
  const auto content = package->main_part(kContent);
  if (!content) return tl::unexpected(content.error());
  OdtReader reader;
  reader.read_styles(package->part("styles.xml"));
  reader.read_styles(*content);
  reader.read_body(child_of(child_of(*content, "body"), "text"));
  reader.read_page_margins(package->part("styles.xml"));
  auto transcript = reader.take().read(options);
  if (!transcript) return transcript;
  transcript->encoding = "UTF-8";
  package->tell(*transcript);
  return transcript;
}

}  // namespace gribning

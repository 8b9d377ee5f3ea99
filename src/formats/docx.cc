// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "document_text.h"
#include "docx_lists.h"
#include "gribning/formats/document.h"
#include "xml_package.h"

namespace gribning {
namespace {

constexpr std::string_view kDocument = "word/document.xml";

/// What is printed at the top and the bottom of every page.
bool is_page_margin(std::string_view name) {
  return (name.starts_with("word/header") || name.starts_with("word/footer")) && name.ends_with(".xml");
}

bool is_docx_part(std::string_view name) {
  static constexpr std::array<std::string_view, 6> kWanted = {kDocument,           "word/numbering.xml",
                                                              "word/styles.xml",   "word/footnotes.xml",
                                                              "word/endnotes.xml", "word/comments.xml"};
  return std::find(kWanted.begin(), kWanted.end(), name) != kWanted.end() || is_page_margin(name);
}

bool is_on(pugi::xml_node property) {
  if (!property) return false;
  const std::string value = attribute_of(property, "val");
  return value != "0" && value != "false" && value != "none";
}

/// What of a document is gathered at one place.
struct Gathering {
  DocumentPassage passage;
  /// Not empty inside of something that is no talk: its text goes there.
  std::vector<Remark> open;
  /// Inside of a run that is underlined.
  bool underlined = false;

  void add(std::string_view text) {
    if (open.empty()) {
      passage.add(text, underlined);
    } else {
      open.back().text += text;
    }
  }
  void begin(RemarkKind kind) { open.push_back({kind, "", ""}); }
  void end() {
    passage.remarks.push_back(std::move(open.back()));
    open.pop_back();
  }
};

class DocxReader {
 public:
  void read_lists(pugi::xml_node numbering, pugi::xml_node styles) {
    lists_.read_numbering(numbering);
    lists_.read_styles(styles);
  }

  /// Notes and comments by what the text calls them: "footnote 2".
  void read_notes(pugi::xml_node root, std::string_view kind) {
    for (const pugi::xml_node note : root.children()) {
      if (local_name(note) != kind) continue;
      Gathering gathering;
      gathering.begin(RemarkKind::comment);
      for (const pugi::xml_node paragraph : note.children()) {
        inline_text(paragraph, gathering);
        gathering.add(" ");
      }
      const std::string who = attribute_of(note, "initials");
      notes_[std::string(kind) + " " + attribute_of(note, "id")] = {
          RemarkKind::comment, who.empty() ? attribute_of(note, "author") : who, gathering.open.back().text};
    }
  }

  void read_page_margin(pugi::xml_node root) {
    Gathering gathering;
    gathering.begin(RemarkKind::page_margin);
    inline_text(root, gathering);
    gathering.end();
    document_.add_remark(std::move(gathering.passage.remarks.back()));
  }

  void read_body(pugi::xml_node body) {
    blocks(body, nullptr);
    if (joined_) document_.add(std::move(*joined_));
  }

  DocumentText take() { return std::move(document_); }

 private:
  /// Paragraphs and tables, into the document or into a cell.
  void blocks(pugi::xml_node parent, DocumentPassage* cell) {
    for (const pugi::xml_node node : parent.children()) {
      if (node.type() != pugi::node_element) continue;
      const std::string_view name = local_name(node);
      if (name == "p") {
        paragraph(node, cell);
      } else if (name == "tbl") {
        table(node, cell);
      } else if (name == "del" || name == "moveFrom") {
        Gathering gathering;
        inline_element(node, gathering);
        finish(std::move(gathering.passage), cell, false);
      } else if (name == "AlternateContent") {
        blocks(child_of(node, "Choice"), cell);
      } else if (!name.ends_with("Pr")) {
        blocks(node, cell);
      }
    }
  }

  void paragraph(pugi::xml_node node, DocumentPassage* cell) {
    Gathering gathering;
    const pugi::xml_node properties = child_of(node, "pPr");
    if (const std::string number = lists_.number_of(properties); !number.empty()) gathering.add(number + " ");
    inline_text(node, gathering);
    // A deleted paragraph mark: the paragraph goes on in the next.
    const bool open = static_cast<bool>(child_of(child_of(properties, "rPr"), "del"));
    finish(std::move(gathering.passage), cell, open);
  }

  void finish(DocumentPassage&& passage, DocumentPassage* cell, bool open) {
    if (cell != nullptr) {
      cell->append(std::move(passage));
      return;
    }
    if (joined_) {
      joined_->text += passage.text;
      std::move(passage.remarks.begin(), passage.remarks.end(), std::back_inserter(joined_->remarks));
    } else {
      joined_ = std::move(passage);
    }
    if (open) return;
    document_.add(*std::exchange(joined_, std::nullopt));
  }

  void table(pugi::xml_node node, DocumentPassage* outer) {
    DocumentTable rows;
    table_rows(node, rows);
    if (outer == nullptr) {
      document_.add(std::move(rows));
      return;
    }
    // A table inside a cell is lines of that cell.
    for (auto& row : rows) {
      for (DocumentPassage& cell : row) outer->append(std::move(cell));
    }
  }

  void table_rows(pugi::xml_node node, DocumentTable& rows) {
    for (const pugi::xml_node child : node.children()) {
      const std::string_view name = local_name(child);
      if (name == "tr") {
        rows.emplace_back();
        row_cells(child, rows.back());
      } else if (name == "sdt" || name == "sdtContent" || name == "customXml" || name == "ins") {
        table_rows(child, rows);
      }
    }
  }

  void row_cells(pugi::xml_node node, std::vector<DocumentPassage>& cells) {
    for (const pugi::xml_node child : node.children()) {
      const std::string_view name = local_name(child);
      if (name == "tc") {
        DocumentPassage cell;
        blocks(child, &cell);
        cells.push_back(std::move(cell));
      } else if (name == "sdt" || name == "sdtContent" || name == "customXml") {
        row_cells(child, cells);
      }
    }
  }

  void inline_text(pugi::xml_node parent, Gathering& gathering) {
    for (const pugi::xml_node node : parent.children()) {
      if (node.type() == pugi::node_element) inline_element(node, gathering);
    }
  }

  void inline_element(pugi::xml_node node, Gathering& gathering) {
    const std::string_view name = local_name(node);
    if (name == "r") {
      run(node, gathering);
    } else if (name == "t" || name == "delText") {
      gathering.add(text_of(node));
    } else if (name == "tab" || name == "ptab") {
      gathering.add("\t");
    } else if (name == "br" || name == "cr") {
      gathering.add("\n");
    } else if (name == "noBreakHyphen") {
      gathering.add("-");
    } else if (name == "sym") {
      symbol(node, gathering);
    } else if (name == "footnoteReference" || name == "endnoteReference" || name == "commentReference") {
      reference(node, name, gathering);
    } else if (name == "del" || name == "moveFrom") {
      // What was moved stands at its new place.
      gathering.begin(RemarkKind::deleted);
      inline_text(node, gathering);
      gathering.end();
      if (name == "moveFrom") gathering.passage.remarks.pop_back();
    } else if (name == "ins") {
      document_.count_inserted();
      inline_text(node, gathering);
    } else if (name == "AlternateContent") {
      inline_text(child_of(node, "Choice"), gathering);
    } else if (name == "txbxContent") {
      gathering.begin(RemarkKind::text_box);
      inline_text(node, gathering);
      gathering.end();
    } else if (name != "instrText" && name != "delInstrText" && name != "rt" && !name.ends_with("Pr")) {
      // Links, fields, content controls: what is inside is text.
      inline_text(node, gathering);
      if (name == "p") gathering.add(" ");
    }
  }

  void run(pugi::xml_node node, Gathering& gathering) {
    const pugi::xml_node properties = child_of(node, "rPr");
    const bool outside = std::exchange(gathering.underlined, is_on(child_of(properties, "u")));
    const bool hidden = is_on(child_of(properties, "vanish"));
    if (hidden) gathering.begin(RemarkKind::hidden);
    inline_text(node, gathering);
    if (hidden) gathering.end();
    gathering.underlined = outside;
  }

  void symbol(pugi::xml_node node, Gathering& gathering) {
    const std::string code = attribute_of(node, "char");
    const auto value = static_cast<std::int32_t>(std::strtol(code.substr(0, 6).c_str(), nullptr, 16));
    const std::int32_t sign = sign_of_symbol(attribute_of(node, "font"), value);
    if (sign == 0) document_.count_unknown_sign();
    std::string text;
    append_code_point(text, sign == 0 ? 0xFFFD : sign);
    gathering.add(text);
  }

  void reference(pugi::xml_node node, std::string_view name, Gathering& gathering) {
    const std::string_view kind = name.substr(0, name.find("Reference"));
    const auto note = notes_.find(std::string(kind) + " " + attribute_of(node, "id"));
    if (note == notes_.end()) return;
    Remark remark = note->second;
    if (kind == "footnote") remark.kind = RemarkKind::footnote;
    if (kind == "endnote") remark.kind = RemarkKind::endnote;
    if (kind != "comment") remark.who.clear();
    gathering.passage.remarks.push_back(std::move(remark));
  }

  DocumentText document_;
  DocxLists lists_;
  std::map<std::string, Remark> notes_;
  /// A paragraph whose mark was deleted, waiting for the next.
  std::optional<DocumentPassage> joined_;
};

}  // namespace

int recognise_docx(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") && bytes.find(kDocument) != std::string_view::npos ? 95 : 0;
}

Result<Transcript> read_docx(std::string_view bytes, const ReadOptions& options) {
  auto package = XmlPackage::open(bytes, is_docx_part);
  if (!package) return tl::unexpected(package.error());
  const auto document = package->main_part(kDocument);
  if (!document) return tl::unexpected(document.error());
  DocxReader reader;
  reader.read_lists(package->part("word/numbering.xml"), package->part("word/styles.xml"));
  reader.read_notes(package->part("word/footnotes.xml"), "footnote");
  reader.read_notes(package->part("word/endnotes.xml"), "endnote");
  reader.read_notes(package->part("word/comments.xml"), "comment");
  reader.read_body(child_of(*document, "body"));
  for (const std::string& name : package->names()) {
    if (is_page_margin(name)) reader.read_page_margin(package->part(name));
  }
  auto transcript = reader.take().read(options);
  if (!transcript) return transcript;
  transcript->encoding = "UTF-8";
  package->tell(*transcript);
  return transcript;
}

}  // namespace gribning

#!/usr/bin/env bash
# every kind of sheet in every format is the one that was accepted.
# SPDX-License-Identifier: MIT
# GRIBNING_ACCEPT=1 in the environment accepts what comes now (./dev accept-sheets).
command -v weasyprint pandoc pdftotext pdftoppm unzip >/dev/null || skip 'weasyprint, pandoc, poppler-utils and unzip are needed'
golden=$sources/tests/sheet/golden
kinds=data-session,predict,facilitator,contrast,co-vision,overview

# words FILE: each paragraph of a docx or odt with the name of its style.
words() {
  local part
  case $1 in *.docx) part=word/document.xml ;; *) part=content.xml ;; esac
  unzip -p "$1" "$part" | python3 -c '
import re, sys
from xml.etree import ElementTree as tree
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
def docx(p):
    style = p.find(f"{W}pPr/{W}pStyle")
    text = "".join("\n" if e.tag == W + "br" else e.text or "" for e in p.iter() if e.tag in (W + "t", W + "br"))
    return style.get(W + "val") if style is not None else "", text
def flat(e):
    out = e.text or ""
    for c in e:
        if c.tag == T + "line-break": out += "\n"
        elif c.tag == T + "s": out += " " * int(c.get(T + "c", "1"))
        elif c.tag == T + "tab": out += "\t"
        else: out += flat(c)
        out += c.tail or ""
    return out
root = tree.parse(sys.stdin).getroot()
for e in root.iter():
    if e.tag == W + "p": style, text = docx(e)
    elif e.tag in (T + "p", T + "h"): style, text = e.get(T + "style-name", ""), flat(e)
    else: continue
    print(style + " | " + text.replace("\n", "\n" + " " * len(style) + " | "))
'
}

# count FILE PART WORDS: how often the words stand in a part of a document.
count() { unzip -p "$1" "$2" | grep -o -- "$3" | wc -l; }

# rows_are_whole FILE: no row of a table, which is a turn, is broken over pages; the document says its type at once.
rows_are_whole() {
  local rows whole
  case $1 in
    *.docx)
      rows=$(count "$1" word/document.xml '<w:tr[ >]')
      whole=$(count "$1" word/document.xml '<w:cantSplit')
      ;;
    *)
      rows=$(count "$1" content.xml '<table:table-row[ >]')
      whole=$(count "$1" content.xml 'table:style-name="SheetRow"')
      [ "$(head -c 77 "$1" | tail -c 39)" = application/vnd.oasis.opendocument.text ] || wrong "$1: the type is not at its beginning"
      ;;
  esac
  [ "$rows" = "$whole" ] || wrong "$1: $whole of $rows rows stay on one page"
}

# alike PICTURE PICTURE: grey pictures of one size whose pixels differ by a twentieth of the range at most, on average.
alike() {
  python3 -c '
import sys
def read(name):
    data = open(name, "rb").read()
    head, rest = data.split(b"\n", 3)[:3], data.split(b"\n", 3)[3]
    return head[1], rest
(a, x), (b, y) = read(sys.argv[1]), read(sys.argv[2])
sys.exit(not (a == b and sum(abs(p - q) for p, q in zip(x, y)) / len(x) < 12.75))
' "$1" "$2"
}

for conversation in cafe team; do
  input=$(echo "$golden/$conversation/$conversation".*)
  case $conversation in cafe) language=da ;; *) language=en ;; esac
  gribning 0 sheet "$input" --lang $language --coding "$golden/$conversation/coding" --kind $kinds \
    --format html,md,txt,tex,docx,odt,pdf -o "$conversation"
  for file in "$conversation"/*.docx "$conversation"/*.odt; do
    words "$file" >"$file.words"
    rows_are_whole "$file"
    unzip -p "$file" '*styles.xml' | sed 's/></>\n</g' >"$conversation/styles.${file##*.}.xml"
    rm "$file"
  done
  for file in "$conversation"/*.pdf; do
    pdfinfo "$file" | grep -E '^(Title|Tagged|Pages|Page size)' >"$file.words"
    pdftotext -layout "$file" - >>"$file.words"
    pdftoppm -r 10 -gray -f 1 -l 1 -singlefile "$file" "${file%.pdf}"
    [ "$(pdffonts "$file" | awk 'NR > 2 { print $(NF - 4) }' | sort -u)" = yes ] || wrong "$file: a font is not embedded"
    rm "$file"
  done
  if [ "${GRIBNING_ACCEPT:-}" = 1 ]; then
    rm -rf "$golden/$conversation/expected"
    cp -r "$conversation" "$golden/$conversation/expected"
    chmod -R u=rwX,go=rX "$golden/$conversation/expected"
  fi
  for picture in "$conversation"/*.pgm; do
    alike "$picture" "$golden/$conversation/expected/$(basename "$picture")" || wrong "$picture does not look as accepted"
    cp "$golden/$conversation/expected/$(basename "$picture")" "$picture"
  done
  same "$golden/$conversation/expected" "$conversation"
done

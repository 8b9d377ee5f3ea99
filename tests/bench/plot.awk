# Two panels beside each other as SVG: seconds and megabytes of memory against megabytes of text, logarithmic. A dashed
# line shows what is strictly proportional to size, from the last point down. Input: size, seconds, memory a line.
# SPDX-License-Identifier: MIT
function log10(x) { return log(x) / log(10) }
function floor(x) { return x < int(x) ? int(x) - 1 : int(x) }
function ceil(x) { return -floor(-x) }
function px(panel, value) { return panel * 400 + 70 + 300 * (log10(value) - xlow) / (xhigh - xlow) }
function py(value, low, high) { return 290 - 240 * (log10(value) - low) / (high - low) }
function panel_of(panel, title, unit, values,    low, high, i, decade, path, ratio) {
  low = floor(log10(values[1])); high = ceil(log10(values[n]))
  for (i = 1; i <= n; i++) { if (log10(values[i]) < low) low = floor(log10(values[i])); if (log10(values[i]) > high) high = ceil(log10(values[i])) }
  if (high == low) high++
  printf "<text x=\"%d\" y=\"30\" font-weight=\"bold\">%s</text>\n", panel * 400 + 70, title
  for (decade = low; decade <= high; decade++) {
    printf "<path d=\"M%d %.1fh300\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%g</text>\n", panel * 400 + 70, py(10 ^ decade, low, high), panel * 400 + 62, py(10 ^ decade, low, high) + 4, 10 ^ decade
  }
  for (decade = xlow; decade <= xhigh; decade++) {
    printf "<path d=\"M%.1f 50v240\" stroke=\"#ddd\"/><text x=\"%.1f\" y=\"308\" text-anchor=\"middle\">%g</text>\n", px(panel, 10 ^ decade), px(panel, 10 ^ decade), 10 ^ decade
  }
  printf "<text x=\"%d\" y=\"330\" text-anchor=\"middle\">MB of text; %s upwards</text>\n", panel * 400 + 220, unit
  if (panel == 0) {
    ratio = values[n] / size[n]
    for (i = n; i > 1 && ratio * size[i - 1] >= 10 ^ low; i--) ;
    printf "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#888\" stroke-dasharray=\"5 4\" fill=\"none\"/>\n", px(0, size[i]), py(ratio * size[i], low, high), px(0, size[n]), py(values[n], low, high)
  }
  path = "M"
  for (i = 1; i <= n; i++) path = path sprintf("%s%.1f %.1f", i > 1 ? "L" : "", px(panel, size[i]), py(values[i], low, high))
  printf "<path d=\"%s\" stroke=\"#1b5e8c\" stroke-width=\"2\" fill=\"none\"/>\n", path
  for (i = 1; i <= n; i++) printf "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#1b5e8c\"/>\n", px(panel, size[i]), py(values[i], low, high)
}
{ n++; size[n] = $1; spent[n] = $2; peak[n] = $3 }
END {
  xlow = floor(log10(size[1])); xhigh = ceil(log10(size[n]))
  if (xhigh == xlow) xhigh++
  print "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 345\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">"
  print "<title>Time and memory of annotate --lines against the size of the corpus</title>"
  print "<rect width=\"800\" height=\"345\" fill=\"#fff\"/>"
  panel_of(0, "Processor time (dashed: proportional)", "seconds", spent)
  panel_of(1, "Peak memory", "MB of memory", peak)
  print "</svg>"
}
